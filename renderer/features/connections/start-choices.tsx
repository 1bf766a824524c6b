import { Button, Stack } from '@mantine/core';
import { IconFlask, IconPlugConnected } from '@tabler/icons-react';
import { useCallAction } from '../../bridge/use-action.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { openConnectionDialog } from './connection-dialog-store.ts';
import classes from './start-choices.module.css';

/** Two ways to begin, each with what happens. */
export function StartChoices() {
  const { run, busy, error } = useCallAction('practice.start', { showsError: true });
  const practise = (): void => run(undefined);
  return (
    <Stack gap={16} maw={760}>
      <div className={classes.choices}>
        <div className={classes.choice}>
          <IconPlugConnected size={24} aria-hidden className={classes.icon} />
          <h2>Work with your own server</h2>
          <p>
            Connect to your own Intershop, Commvault, Oracle Content Management or CRM.COM server, with the
            credentials you have for it.
          </p>
          <Button onClick={() => openConnectionDialog({ kind: 'add' })}>Add connection</Button>
        </div>
        <div className={classes.choice}>
          <IconFlask size={24} aria-hidden className={classes.icon} />
          <h2>Try it without an account</h2>
          <p>
            Starts four small servers on this computer that answer as the vendors do, and a connection to
            each. Nothing leaves the computer, and the tokens are worth nothing elsewhere.
          </p>
          <Button variant="default" loading={busy} onClick={practise}>
            Practise without an account
          </Button>
        </div>
      </div>
      {error !== null && <ErrorNotice error={error} onRetry={practise} />}
    </Stack>
  );
}
