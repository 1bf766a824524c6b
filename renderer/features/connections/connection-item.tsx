import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { showMessage } from '../../ui/message.ts';
import { addressOf, navigate } from '../../ui/navigate.ts';
import { PracticeBadge } from '../../ui/practice-badge.tsx';
import { openConnectionDialog } from './connection-dialog-store.ts';
import { ConnectionResult } from './connection-result.tsx';
import { startValues, toDraft } from './connection-values.ts';
import classes from './connections-screen.module.css';
import { credentialsLabel } from './credentials.ts';
import { FavouriteButton } from './favourite-button.tsx';
import { SignOutButton } from './sign-out-button.tsx';
import type { Attempt } from './use-connection-form.ts';

const IDLE: Attempt = { state: 'idle' };

/** One connection with what can be done to it; a test's result stands below it. */
export function ConnectionItem(props: {
  connection: Connection;
  onDelete: (connection: Connection) => void;
}) {
  const { connection, onDelete } = props;
  const [last, setLast] = useState<{ of: number; attempt: Attempt } | null>(null);
  // What was said of it before it was edited says nothing of it now.
  const attempt = last?.of === connection.updatedAt ? last.attempt : IDLE;
  const nameId = `connection-${connection.id}`;
  const failed = (error: unknown): void =>
    setLast({ of: connection.updatedAt, attempt: { state: 'failed', error } });
  const save = (settings: Readonly<Record<string, string>>): void => {
    const values = { ...startValues(connection.api, connection), ...settings };
    call('connections.save', toDraft(connection.api, connection, values))
      .then(() => showMessage(`“${connection.name}” is saved with that setting.`))
      .catch(failed);
  };
  const test = (): void => {
    const of = connection.updatedAt;
    setLast({ of, attempt: { state: 'testing' } });
    call('connections.test', toDraft(connection.api, connection, startValues(connection.api, connection)))
      .then((result) => setLast({ of, attempt: { state: 'tested', test: result } }))
      .catch((error: unknown) => setLast({ of, attempt: { state: 'failed', error } }));
  };
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <div className={classes.words}>
          <div className={classes.name} id={nameId}>
            <span title={connection.name}>{connection.name}</span>
            {connection.practice && <PracticeBadge />}
          </div>
          <code className={classes.url} title={connection.baseUrl}>
            {connection.baseUrl}
          </code>
          <div className={classes.store} data-store={connection.secretStore}>
            {credentialsLabel(connection)}
          </div>
        </div>
        <div className={classes.actions}>
          <FavouriteButton connection={connection} describedBy={nameId} />
          {connection.signedIn && <SignOutButton connection={connection} onFailed={failed} />}
          {!('none' in PROVIDERS[connection.api].inventory) && (
            <Button
              variant="default"
              size="xs"
              aria-describedby={nameId}
              onClick={() => navigate(addressOf('history', 'vendor', connection.id))}
            >
              Tokens at the server
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            aria-label={`Test ${connection.name}`}
            loading={attempt.state === 'testing'}
            onClick={test}
          >
            Test
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={`Edit ${connection.name}`}
            onClick={() => openConnectionDialog({ kind: 'edit', id: connection.id })}
          >
            Edit
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={`Delete ${connection.name}`}
            onClick={() => onDelete(connection)}
          >
            Delete
          </Button>
        </div>
      </div>
      <div className={classes.result}>
        <ConnectionResult attempt={attempt} onUse={save} />
      </div>
    </li>
  );
}
