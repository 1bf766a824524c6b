import { useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { MIN_PASSPHRASE } from '../../../shared/models/lock.ts';
import { call } from '../../bridge/call.ts';
import { newForm } from '../../ui/form-state.ts';
import { useDescribedForm } from '../../ui/use-described-form.ts';

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
  const [form, setForm] = useState(() => newForm({}));
  const described = useDescribedForm({
    form,
    change: setForm,
    read: () => ({ ok: true as const }),
    send: async () => {
      const [now = '', wanted = '', again = ''] = [current, next, repeated].map(
        (field) => field.current?.value,
      );
      const problems = {
        ...(asksForCurrent(purpose) && now === '' ? { current: 'Enter the current passphrase.' } : {}),
        ...(purpose === 'remove' ? {} : problemsOfNew(wanted, again)),
      };
      if (Object.keys(problems).length > 0) throw incomplete(problems);
      if (purpose === 'start-over') await call('lock.startOver', { next: wanted });
      else await call('lock.configure', { current: now, next: purpose === 'remove' ? null : wanted });
      onDone();
    },
  });
  const onType = (): void => {
    setForm(newForm({}));
    described.clearError();
  };
  return { ...described, current, next, repeated, onType };
}

/** What is wrong with a new passphrase and its repetition. */
export function problemsOfNew(next: string, repeated: string): PassphraseProblems {
  if (next.length < MIN_PASSPHRASE) {
    return { next: `Enter at least ${MIN_PASSPHRASE} characters; these are ${next.length}.` };
  }
  return next === repeated ? {} : { repeated: 'This is not the same as above.' };
}

function incomplete(fields: Record<string, string>): AppError {
  return new AppError({ code: 'invalid-input', message: '', hint: '', fields });
}
