import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { showMessage } from '../../ui/message.ts';

/** Ends the connection's session, at the vendor and in the keychain. */
export function SignOutButton(props: { connection: Connection; onFailed: (error: unknown) => void }) {
  const { connection, onFailed } = props;
  const [busy, setBusy] = useState(false);
  const signOut = (): void => {
    setBusy(true);
    call('connections.signOut', { id: connection.id })
      .then(({ confirmed }) => showMessage(signedOutWords(connection, confirmed)))
      .catch(onFailed)
      .finally(() => setBusy(false));
  };
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={`Sign out of ${connection.name}`}
      loading={busy}
      onClick={signOut}
    >
      Sign out
    </Button>
  );
}

function signedOutWords({ name, api }: Connection, confirmed: boolean): string {
  return confirmed
    ? `“${name}” is signed out.`
    : `“${name}” is signed out here. ${PROVIDERS[api].name} did not confirm it: the session ends there when it has not been used for a while.`;
}
