import { Button, Group } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { LockState } from '../../../shared/models/lock.ts';
import { call } from '../../bridge/call.ts';
import { useAction, useCallAction } from '../../bridge/use-action.ts';
import { announce } from '../../ui/announcer.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseField, takeTyped } from '../../ui/fields/passphrase-field.tsx';
import { isRefusal, passphraseProblem } from './passphrase-problem.ts';
import classes from './unlock-form.module.css';
import { useWait } from './use-wait.ts';

const NO_FINGERPRINT = 'No fingerprint was recognised. Try again, or use the passphrase.';

/** The way out of the lock: passphrase, or fingerprint where the system offers it. */
export function UnlockForm({ lock }: { lock: LockState }) {
  const field = useRef<HTMLInputElement>(null);
  const [hint, setHint] = useState<string>();
  const wait = useWait(lock.retryAt);
  useEffect(() => field.current?.focus(), []);

  // When it worked, the main process says so, and this screen goes.
  const byPassphrase = useAction(() => call('lock.unlock', { passphrase: takeTyped(field) }), {
    showsError: true,
    onError: () => {
      announce('Not unlocked.');
      field.current?.focus();
    },
  });
  const { error } = byPassphrase;
  const byFingerprint = useCallAction('lock.unlockByFingerprint', {
    showsError: true,
    onError: () => {
      setHint(NO_FINGERPRINT);
      field.current?.focus();
    },
  });
  const busy = byPassphrase.busy || byFingerprint.busy;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (busy || wait > 0) return;
    setHint(field.current?.value === '' ? 'Enter the passphrase.' : undefined);
    if (field.current?.value !== '') byPassphrase.run();
  };

  return (
    <form className={classes.form} noValidate onSubmit={submit} aria-busy={busy}>
      <PassphraseField
        label="Passphrase"
        field={field}
        problem={passphraseProblem(error, wait) ?? hint}
        onType={() => {
          setHint(undefined);
          if (isRefusal(error)) byPassphrase.reset();
        }}
      />
      {error !== null && !isRefusal(error) && <ErrorNotice error={error} />}
      <Group gap={8}>
        <Button type="submit" loading={byPassphrase.busy} disabled={wait > 0}>
          Unlock
        </Button>
        {lock.fingerprint && (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={16} />}
            loading={byFingerprint.busy}
            onClick={() => byFingerprint.run(undefined)}
          >
            Use Touch ID
          </Button>
        )}
      </Group>
    </form>
  );
}
