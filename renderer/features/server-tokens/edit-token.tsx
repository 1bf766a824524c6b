import type { Token } from '../../../shared/models/token.ts';
import { useCall } from '../../bridge/use-call.ts';
import { EditServerToken } from './edit-server-token.tsx';

/** Changes a token of the history at its vendor, through the connection that it came by. */
export function EditToken({ token, onClose }: { token: Token; onClose: (done: boolean) => void }) {
  const { data } = useCall('connections.list', undefined);
  const connection = data?.find(({ id }) => id === token.connectionId);
  if (connection === undefined || token.vendorTokenId === null) return null;
  return (
    <EditServerToken
      connection={connection}
      userId={null}
      vendorTokenId={token.vendorTokenId}
      token={token}
      onClose={onClose}
    />
  );
}
