import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import { announce } from '../../ui/announcer.tsx';
import { useStore } from '../../ui/store.ts';
import { selectConnection } from '../issue/desk.ts';
import { ConnectionDialogForm } from './connection-dialog-form.tsx';
import {
  type ConnectionDialogSubject,
  closeConnectionDialog,
  connectionDialog,
} from './connection-dialog-store.ts';
import { useConnectionForm } from './use-connection-form.ts';

/** Shows the connection dialog over whatever screen asked for it. */
export function ConnectionDialogHost() {
  const subject = useStore(connectionDialog, (state) => state);
  return subject === null ? null : (
    <ConnectionDialog key={subject.kind === 'edit' ? subject.connection.id : 'add'} subject={subject} />
  );
}

function ConnectionDialog({ subject }: { subject: ConnectionDialogSubject }) {
  const connection = subject.kind === 'edit' ? subject.connection : null;
  const form = useConnectionForm(connection);
  const [asking, setAsking] = useState(false);

  const askToClose = (): void => {
    if (form.dirty && !asking) setAsking(true);
    else if (asking) setAsking(false);
    else closeConnectionDialog();
  };

  const onSaved = (saved: Connection): void => {
    selectConnection(saved.id);
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
