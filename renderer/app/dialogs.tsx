import { useCall } from '../bridge/use-call.ts';
import { ConnectionDialog } from '../features/connections/connection-dialog.tsx';
import { connectionDialog } from '../features/connections/connection-dialog-store.ts';
import { useStore } from '../ui/store.ts';

/** The dialogs that any screen can open, over whatever screen that is. */
export function Dialogs() {
  const subject = useStore(connectionDialog, (state) => state);
  const connections = useCall('connections.list', undefined).data;
  if (subject === null) return null;
  if (subject.kind === 'add') return <ConnectionDialog key="add" connection={null} />;
  const connection = connections?.find(({ id }) => id === subject.id);
  return connection === undefined ? null : <ConnectionDialog key={connection.id} connection={connection} />;
}
