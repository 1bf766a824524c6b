import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import { announce } from '../../ui/announcer.tsx';
import { preselectConnection } from '../../ui/navigate.ts';
import { ConnectionDialogForm } from './connection-dialog-form.tsx';
import { closeConnectionDialog } from './connection-dialog-store.ts';
import { useConnectionForm } from './use-connection-form.ts';

/** Adds a connection (null), or changes one. */
export function ConnectionDialog({ connection }: { connection: Connection | null }) {
  const form = useConnectionForm(connection);
  const [asking, setAsking] = useState(false);

  const askToClose = (): void => {
    if (form.dirty && !asking) setAsking(true);
    else if (asking) setAsking(false);
    else closeConnectionDialog();
  };

  const onSaved = (saved: Connection): void => {
    preselectConnection(saved.id);
    closeConnectionDialog();
    announce(`Connection ${saved.name} saved.`);
  };

  return (
    <Modal
      opened
      onClose={askToClose}
      title={connection === null ? 'Add connection' : 'Edit connection'}
      size={600}
      yOffset="4dvh"
      closeOnClickOutside={!form.dirty}
      transitionProps={{ duration: 0 }}
    >
      <ConnectionDialogForm
        form={form}
        connection={connection}
        asking={asking}
        onAskToClose={askToClose}
        onKeep={() => setAsking(false)}
        onDiscard={closeConnectionDialog}
        onSaved={onSaved}
      />
    </Modal>
  );
}
