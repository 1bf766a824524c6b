import { useRef, useState } from 'react';
import { isNameTaken, NAME_TAKEN } from '../../../shared/connection-names.ts';
import { toErrorData } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import { readConnectionForm, storedSecrets } from '../../../shared/forms/form.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import type { Connection, ConnectionTest } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { useCall } from '../../bridge/use-call.ts';
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

/** The result of a test whose suggestion the form has taken over. */
function withTaken(test: ConnectionTest): ConnectionTest {
  const message = `${test.message} The setting is taken over: save the connection to keep it.`;
  return { ...test, message, suggestion: null };
}

/** State of the connection dialog: what is typed, what is wrong with it, what a test or a save said. */
export function useConnectionForm(connection: Connection | null) {
  const [api, setApi] = useState<Api>(connection?.api ?? 'intershop');
  const [form, setForm] = useState(() => newForm(startValues(api, connection)));
  const [typed, setTyped] = useState<Partial<Record<Api, FormValues>>>({});
  const [attempt, setAttempt] = useState<Attempt>({ state: 'idle' });

  const draft = toDraft(api, connection, form.values);
  const saved = connection === null ? null : { ...connection, stored: readableSecrets(connection) };
  const reading = readConnectionForm(PROVIDERS[api], draft, saved);
  const all = useCall('connections.list', undefined).data ?? [];
  const taken = isNameTaken(text(form.values, 'name'), connection?.id, all);
  const problems = { ...(taken ? { name: NAME_TAKEN } : {}), ...(reading.ok ? {} : reading.fields) };
  // Goes up with each change: a result stands for what was tested, not for what is typed now.
  const version = useRef(0);
  const outdate = (): void => {
    version.current += 1;
    setAttempt((now) => (now.state === 'saving' ? now : { state: 'idle' }));
  };

  /** Runs a call with the draft; answers null when it failed, or when the form has changed since. */
  async function attemptTo<T>(state: 'testing' | 'saving', make: () => Promise<T>): Promise<T | null> {
    const { current } = version;
    setAttempt({ state });
    try {
      const answer = await make();
      return state === 'saving' || current === version.current ? answer : null;
    } catch (thrown) {
      if (state === 'testing' && current !== version.current) return null;
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
    problems: shownProblems(form, problems),
    dirty: differs(form.values, startValues(api, connection)),
    change: (name: string, value: string | boolean) => {
      setForm((now) => changeField(now, name, value));
      outdate();
    },
    /** Takes over settings that the last test found: what it says then stands for them. */
    takeOver: (settings: Readonly<Record<string, string>>) => {
      setForm((now) =>
        Object.entries(settings).reduce((form, [name, value]) => changeField(form, name, value), now),
      );
      setAttempt((now) => (now.state === 'tested' ? { ...now, test: withTaken(now.test) } : now));
    },
    leave: (name: string) => setForm((now) => leaveField(now, name)),
    changeApi: (next: Api) => {
      setTyped((now) => ({ ...now, [api]: form.values }));
      setForm(newForm(valuesForApi(next, form.values, typed[next])));
      outdate();
      setApi(next);
    },
    /** Answers false when a field needs attention first. */
    test: async () => {
      setForm(submitForm);
      if (!reading.ok) return false;
      const test = await attemptTo('testing', () => call('connections.test', draft));
      if (test !== null) setAttempt({ state: 'tested', test });
      return true;
    },
    /** Answers null when nothing was saved. */
    save: async () => {
      setForm(submitForm);
      if (!reading.ok || taken) return null;
      return attemptTo('saving', () => call('connections.save', draft));
    },
  };
}

export type ConnectionForm = ReturnType<typeof useConnectionForm>;
