import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { useCall } from '../../bridge/use-call.ts';
import { EditServerToken } from './edit-server-token.tsx';

/** Changes a token of the history at its vendor, through the connection that it came by and in its user's list. */
export function EditToken({ token, onClose }: { token: Token; onClose: (done: boolean) => void }) {
  const { data: connections } = useCall('connections.list', undefined);
  const { data: order } = useCall('tokens.order', { id: token.id });
  const connection = connections?.find(({ id }) => id === token.connectionId);
  const { inventory } = PROVIDERS[token.api];
  if (connection === undefined || order === undefined || 'none' in inventory) return null;
  return (
    <EditServerToken
      connection={connection}
      userId={inventory.otherUser?.of(order.inputs) ?? null}
      vendorTokenId={token.vendorTokenId ?? ''}
      token={token}
      onClose={onClose}
    />
  );
}
