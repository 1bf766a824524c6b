import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { LockState } from '../../../shared/models/lock.ts';
import { call } from '../../bridge/call.ts';
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
  const [busy, setBusy] = useState<'passphrase' | 'fingerprint' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [hint, setHint] = useState<string>();
  const wait = useWait(lock.retryAt);
  useEffect(() => field.current?.focus(), []);

  const attempt = (way: 'passphrase' | 'fingerprint', unlock: Promise<void>, fail: (e: unknown) => void) => {
    setBusy(way);
    setError(null);
    setHint(undefined);
    // When it worked, the main process says so, and this screen goes.
    unlock.catch(fail).finally(() => {
      setBusy(null);
      field.current?.focus();
    });
  };
  const byPassphrase = (event: SubmitEvent): void => {
    event.preventDefault();
    if (busy !== null || wait > 0) return;
    const passphrase = takeTyped(field);
    if (passphrase === '') {
      setHint('Enter the passphrase.');
      return;
    }
    attempt('passphrase', call('lock.unlock', { passphrase }), (thrown) => {
      setError(thrown);
      announce('Not unlocked.');
    });
  };
  const byFingerprint = (): void =>
    attempt('fingerprint', call('lock.unlockByFingerprint', undefined), () => setHint(NO_FINGERPRINT));

  return (
    <form className={classes.form} noValidate onSubmit={byPassphrase} aria-busy={busy !== null}>
      <PassphraseField
        label="Passphrase"
        field={field}
        problem={passphraseProblem(error, wait) ?? hint}
        onType={() => {
          setHint(undefined);
          if (isRefusal(error)) setError(null);
        }}
      />
      {error !== null && !isRefusal(error) && <ErrorNotice error={error} />}
      <div className={classes.ways}>
        <Button type="submit" loading={busy === 'passphrase'} disabled={wait > 0}>
          Unlock
        </Button>
        {lock.fingerprint && (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={16} />}
            loading={busy === 'fingerprint'}
            onClick={byFingerprint}
          >
            Use Touch ID
          </Button>
        )}
      </div>
    </form>
  );
}
