import { useState } from 'react';
import { toErrorData } from '../../../shared/errors.ts';
import type { Api, FormValues } from '../../../shared/models/api.ts';
import type { Connection, ConnectionTest } from '../../../shared/models/connection.ts';
import { readConnectionForm, storedSecrets } from '../../../shared/providers/form.ts';
import { PROVIDERS } from '../../../shared/providers/index.ts';
import { call } from '../../bridge/call.ts';
import {
  changeField,
  leaveField,
  newForm,
  refuseFields,
  shownProblems,
  submitForm,
} from '../../ui/form-state.ts';
import { differs, startValues, toDraft, valuesForApi } from './connection-values.ts';
import { readableSecrets } from './credentials.ts';

export type Attempt =
  | { readonly state: 'idle' | 'testing' | 'saving' }
  | { readonly state: 'tested'; readonly test: ConnectionTest }
  | { readonly state: 'failed'; readonly error: unknown };

/** State of the connection dialog: what is typed, what is wrong with it, what a test or a save said. */
export function useConnectionForm(connection: Connection | null) {
  const [api, setApi] = useState<Api>(connection?.api ?? 'intershop');
  const [form, setForm] = useState(() => newForm(startValues(api, connection)));
  const [typed, setTyped] = useState<Partial<Record<Api, FormValues>>>({});
  const [attempt, setAttempt] = useState<Attempt>({ state: 'idle' });

  const draft = toDraft(api, connection, form.values);
  const saved = connection === null ? null : { ...connection, stored: readableSecrets(connection) };
  const reading = readConnectionForm(PROVIDERS[api], draft, saved);

  /** Runs a call with the draft if nothing is wrong with it; answers null when something is. */
  async function attemptTo<T>(state: 'testing' | 'saving', make: () => Promise<T>): Promise<T | null> {
    setForm(submitForm);
    if (!reading.ok) return null;
    setAttempt({ state });
    try {
      return await make();
    } catch (thrown) {
      const error = toErrorData(thrown);
      setForm((now) => refuseFields(now, error.fields ?? {}));
      setAttempt({ state: 'failed', error });
      return null;
    }
  }

  return {
    api,
    values: form.values,
    ...storedSecrets(PROVIDERS[api], draft, saved),
    attempt,
    problems: shownProblems(form, reading.ok ? {} : reading.fields),
    dirty: differs(form.values, startValues(api, connection)),
    change: (name: string, value: string | boolean) => {
      setForm((now) => changeField(now, name, value));
      // A result stands for what was tested, not for what is typed now.
      setAttempt((now) => (now.state === 'tested' ? { state: 'idle' } : now));
    },
    leave: (name: string) => setForm((now) => leaveField(now, name)),
    changeApi: (next: Api) => {
      setTyped((now) => ({ ...now, [api]: form.values }));
      setForm(newForm(valuesForApi(next, form.values, typed[next])));
      setAttempt({ state: 'idle' });
      setApi(next);
    },
    test: async () => {
      const test = await attemptTo('testing', () => call('connections.test', draft));
      if (test !== null) setAttempt({ state: 'tested', test });
      return test !== null;
    },
    save: () => attemptTo('saving', () => call('connections.save', draft)),
  };
}

export type ConnectionForm = ReturnType<typeof useConnectionForm>;
