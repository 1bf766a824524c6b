import { useState } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import { announce } from '../../ui/announcer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { preselectConnection } from '../../ui/navigate.ts';
import { ConnectionDialogForm } from './connection-dialog-form.tsx';
import { closeConnectionDialog } from './connection-dialog-store.ts';
import { useConnectionForm } from './use-connection-form.ts';

/** Adds a connection (null), or changes one. */
export function ConnectionDialog({ connection }: { connection: Connection | null }) {
  const [asking, setAsking] = useState(false);

  const form = useConnectionForm(connection, (saved) => {
    preselectConnection(saved.id);
    closeConnectionDialog();
    announce(`Connection ${saved.name} saved.`);
  });
  const askToClose = (): void => {
    if (form.dirty && !asking) setAsking(true);
    else if (asking) setAsking(false);
    else closeConnectionDialog();
  };

  return (
    <Dialog
      onClose={askToClose}
      title={connection === null ? 'Add connection' : 'Edit connection'}
      size={600}
      yOffset="4dvh"
      closeOnClickOutside={!form.dirty}
    >
      <ConnectionDialogForm
        form={form}
        connection={connection}
        asking={asking}
        onAskToClose={askToClose}
        onKeep={() => setAsking(false)}
        onDiscard={closeConnectionDialog}
      />
    </Dialog>
  );
}
