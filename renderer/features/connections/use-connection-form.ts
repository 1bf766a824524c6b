import { useState } from 'react';
import { isNameTaken, NAME_TAKEN } from '../../../shared/connection-names.ts';
import { text } from '../../../shared/forms/field.ts';
import { readConnectionForm, storedSecrets } from '../../../shared/forms/form.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import type { Connection, ConnectionTest } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useCall } from '../../bridge/use-call.ts';
import { changeField, type FormState, newForm } from '../../ui/form-state.ts';
import { type Reading, useDescribedForm } from '../../ui/use-described-form.ts';
import { differs, startValues, toDraft, valuesForApi } from './connection-values.ts';
import { readableSecrets } from './credentials.ts';

/** State of the connection dialog: what is typed, what is wrong with it, what a test or a save said. */
export function useConnectionForm(connection: Connection | null, onSaved: (saved: Connection) => void) {
  const [api, setApi] = useState<Api>(connection?.api ?? 'intershop');
  const [form, setForm] = useState(() => newForm(startValues(api, connection)));
  const [typed, setTyped] = useState<Partial<Record<Api, FormValues>>>({});
  /** True once the settings that the last test found are taken over. */
  const [taken, setTaken] = useState(false);
  const all = useCall('connections.list', undefined).data ?? [];
  const known = connection === null ? null : { ...connection, stored: readableSecrets(connection) };
  const draft = toDraft(api, connection, form.values);

  const read = (values: FormValues): Reading<object> => {
    const reading = readConnectionForm(PROVIDERS[api], toDraft(api, connection, values), known);
    const nameTaken = isNameTaken(text(values, 'name'), connection?.id, all);
    if (reading.ok && !nameTaken) return { ok: true };
    const fields = reading.ok ? {} : reading.fields;
    return { ok: false, fields: { ...(nameTaken ? { name: NAME_TAKEN } : {}), ...fields } };
  };
  const described = useDescribedForm({
    form,
    change: setForm,
    read,
    send: async () => onSaved(await call('connections.save', draft)),
  });
  const test = useAction(() => call('connections.test', draft), {
    showsError: true,
    onError: described.refuse,
  });
  /** A result stands for what was tested, not for what is typed now. */
  const change = (next: (form: FormState) => FormState): void => {
    setForm(next);
    setTaken(false);
    test.reset();
    described.clearError();
  };

  return {
    ...described,
    api,
    ...storedSecrets(PROVIDERS[api], draft, known),
    dirty: differs(form.values, startValues(api, connection)),
    fields: {
      ...described.fields,
      onChange: (name: string, value: string | boolean) => change((now) => changeField(now, name, value)),
    },
    testing: test.busy,
    test: () => {
      described.clearError();
      described.whenValid(() => test.run());
    },
    testResult: test.result === undefined ? null : taken ? withTaken(test.result) : test.result,
    error: described.error ?? test.error,
    /** Takes over settings that the last test found: what it says then stands for them. */
    takeOver: (settings: Readonly<Record<string, string>>) => {
      setForm((now) =>
        Object.entries(settings).reduce((next, [name, value]) => changeField(next, name, value), now),
      );
      setTaken(true);
    },
    changeApi: (next: Api) => {
      setTyped((now) => ({ ...now, [api]: form.values }));
      change(() => newForm(valuesForApi(next, form.values, typed[next])));
      setApi(next);
    },
  };
}

export type ConnectionForm = ReturnType<typeof useConnectionForm>;

/** The result of a test whose suggestion the form has taken over. */
function withTaken(test: ConnectionTest): ConnectionTest {
  const message = `${test.message} The setting is taken over: save the connection to keep it.`;
  return { ...test, message, suggestion: null };
}
