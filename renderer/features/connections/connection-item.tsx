import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { useAction, useCallAction } from '../../bridge/use-action.ts';
import { showMessage } from '../../ui/message.ts';
import { addressOf, navigate } from '../../ui/navigate.ts';
import { PracticeBadge } from '../../ui/practice-badge.tsx';
import { openConnectionDialog } from './connection-dialog-store.ts';
import { ConnectionResult } from './connection-result.tsx';
import { startValues, toDraft } from './connection-values.ts';
import classes from './connections-screen.module.css';
import { credentialsLabel } from './credentials.ts';
import { FavouriteButton } from './favourite-button.tsx';

/** One connection with what can be done to it; a test's result stands below it. */
export function ConnectionItem(props: {
  connection: Connection;
  onDelete: (connection: Connection) => void;
}) {
  const { connection, onDelete } = props;
  const nameId = `connection-${connection.id}`;
  const saved = (more: Readonly<Record<string, string>> = {}) =>
    toDraft(connection.api, connection, { ...startValues(connection.api, connection), ...more });
  const test = useAction(() => call('connections.test', saved()), { showsError: true });
  const save = useAction(
    (settings: Readonly<Record<string, string>>) => call('connections.save', saved(settings)),
    {
      showsError: true,
      onDone: () => showMessage(`“${connection.name}” is saved with that setting.`),
    },
  );
  const signOut = useCallAction('connections.signOut', {
    showsError: true,
    onDone: ({ confirmed }) => showMessage(signedOutWords(connection, confirmed)),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said before it was edited says nothing of it now
  useEffect(() => {
    for (const action of [test, save, signOut]) action.reset();
  }, [connection.updatedAt]);
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
          {connection.signedIn && (
            <Button
              variant="default"
              size="xs"
              aria-label={`Sign out of ${connection.name}`}
              loading={signOut.busy}
              onClick={() => signOut.run({ id: connection.id })}
            >
              Sign out
            </Button>
          )}
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
            loading={test.busy}
            onClick={() => test.run()}
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
        <ConnectionResult
          test={test.result ?? null}
          error={save.error ?? signOut.error ?? test.error}
          onUse={save.run}
        />
      </div>
    </li>
  );
}

function signedOutWords({ name, api }: Connection, confirmed: boolean): string {
  return confirmed
    ? `“${name}” is signed out.`
    : `“${name}” is signed out here. ${PROVIDERS[api].name} did not confirm it: the session ends there when it has not been used for a while.`;
}
