import type { Connection } from '../../../shared/models/connection.ts';
import { call } from '../../bridge/call.ts';
import { useCall } from '../../bridge/use-call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Asks before a connection goes, and says what stays. */
export function DeleteConnection({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const usage = useCall('connections.usage', { id: connection.id });
  const remove = async (): Promise<void> => {
    await call('connections.delete', { id: connection.id });
    announce(`Connection ${connection.name} deleted.`);
  };
  return (
    <ConfirmDialog
      title="Delete connection"
      subject={connection.name}
      action="Delete connection"
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{usage.data === undefined ? 'Counting its tokens.' : usageWords(usage.data.tokens)}</p>
      {connection.storedSecrets.length > 0 && <p>Its stored credentials are removed from this computer.</p>}
    </ConfirmDialog>
  );
}

function usageWords(tokens: number): string {
  if (tokens === 0) return 'No token was issued through it.';
  if (tokens === 1) return '1 token was issued through it. It stays in the history, and stays usable.';
  return `${tokens} tokens were issued through it. They stay in the history, and stay usable.`;
}
