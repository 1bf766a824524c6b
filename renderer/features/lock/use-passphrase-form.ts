import { useRef, useState } from 'react';
import { MIN_PASSPHRASE } from '../../../shared/models/lock.ts';
import { call } from '../../bridge/call.ts';

/** `start-over`: a new one in the place of one that nothing can check any more. */
export type PassphrasePurpose = 'set' | 'change' | 'remove' | 'start-over';

/** True where the current passphrase is asked for. */
export function asksForCurrent(purpose: PassphrasePurpose): boolean {
  return purpose === 'change' || purpose === 'remove';
}

export interface PassphraseProblems {
  readonly current?: string;
  readonly next?: string;
  readonly repeated?: string;
}

/**
 * Fields of the passphrase dialog. What is typed stays in the fields' elements, and goes with them; only
 * what is wrong with it is state.
 */
export function usePassphraseForm(purpose: PassphrasePurpose, onDone: () => void) {
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const repeated = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<PassphraseProblems>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const onType = (): void => {
    setProblems({});
    setError(null);
  };

  /** Sends what is typed, if nothing is wrong with it. */
  const submit = async (): Promise<void> => {
    if (busy) return;
    const [now, wanted, again] = [current, next, repeated].map((field) => field.current?.value ?? '');
    const found = {
      ...(asksForCurrent(purpose) && now === '' ? { current: 'Enter the current passphrase.' } : {}),
      ...(purpose !== 'remove' ? problemsOfNew(wanted ?? '', again ?? '') : {}),
    };
    setProblems(found);
    setError(null);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      if (purpose === 'start-over') await call('lock.startOver', { next: wanted ?? '' });
      else {
        await call('lock.configure', {
          current: now ?? '',
          next: purpose === 'remove' ? null : (wanted ?? ''),
        });
      }
      onDone();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  return { current, next, repeated, problems, error, busy, submit, onType };
}

/** What is wrong with a new passphrase and its repetition. */
export function problemsOfNew(next: string, repeated: string): PassphraseProblems {
  if (next.length < MIN_PASSPHRASE) {
    return { next: `Enter at least ${MIN_PASSPHRASE} characters; these are ${next.length}.` };
  }
  return next === repeated ? {} : { repeated: 'This is not the same as above.' };
}
