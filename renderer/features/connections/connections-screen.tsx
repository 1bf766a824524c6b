import { Button, Loader } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { APIS } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { useCall } from '../../bridge/use-call.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { openConnectionDialog } from './connection-dialog-store.ts';
import { ConnectionItem } from './connection-item.tsx';
import classes from './connections-screen.module.css';
import { DeleteConnection } from './delete-connection.tsx';
import { StartChoices } from './start-choices.tsx';

/** All connections, grouped by API. */
export function ConnectionsScreen() {
  const { data, isError, error, refetch } = useCall('connections.list', undefined);
  const [deleting, setDeleting] = useState<Connection | null>(null);
  if (data === undefined) {
    return (
      <Screen title="Connections">
        {isError ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <Loader size="sm" aria-label="Loading" />
        )}
      </Screen>
    );
  }
  if (data.length === 0) {
    return (
      <Screen title="Connections" lead="There is no connection yet.">
        <StartChoices />
      </Screen>
    );
  }
  return (
    <Screen
      title="Connections"
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => openConnectionDialog({ kind: 'add' })}>
          Add connection
        </Button>
      }
    >
      {APIS.map((api) => {
        const connections = data.filter((connection) => connection.api === api);
        return connections.length === 0 ? null : (
          <section key={api} className={classes.group}>
            <h2 className={classes.heading}>{PROVIDERS[api].name}</h2>
            <ul className={classes.list}>
              {connections.map((connection) => (
                <ConnectionItem key={connection.id} connection={connection} onDelete={setDeleting} />
              ))}
            </ul>
          </section>
        );
      })}
      {deleting !== null && <DeleteConnection connection={deleting} onClose={() => setDeleting(null)} />}
    </Screen>
  );
}
