import { text } from '../../../shared/forms/field.ts';
import { connectionFields, initialValues } from '../../../shared/forms/form.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import type { Connection, ConnectionDraft } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';

/** What the dialog starts with; secrets always start empty. */
export function startValues(api: Api, connection: Connection | null): FormValues {
  return {
    ...initialValues(connectionFields(PROVIDERS[api])),
    ...connection?.settings,
    name: connection?.name ?? '',
    baseUrl: connection?.baseUrl ?? '',
    allowUnencrypted: connection?.allowUnencrypted ?? false,
  };
}

/** The same dialog for another API: what both have in common stays as typed. */
export function valuesForApi(api: Api, now: FormValues, typedBefore: FormValues | undefined): FormValues {
  const { name = '', baseUrl = '', allowUnencrypted = false } = now;
  return { ...startValues(api, null), ...typedBefore, name, baseUrl, allowUnencrypted };
}

/** What is typed, as the main process takes it. */
export function toDraft(api: Api, connection: Connection | null, values: FormValues): ConnectionDraft {
  const fields = connectionFields(PROVIDERS[api]);
  const secrets = fields.filter(({ kind }) => kind === 'secret');
  const settings = fields.filter(({ kind }) => kind !== 'secret');
  return {
    ...(connection === null ? {} : { id: connection.id }),
    api,
    name: text(values, 'name'),
    baseUrl: text(values, 'baseUrl'),
    allowUnencrypted: values.allowUnencrypted === true,
    settings: Object.fromEntries(settings.map(({ name }) => [name, values[name] ?? ''])),
    secrets: Object.fromEntries(secrets.map(({ name }) => [name, text(values, name)])),
  };
}

/** True when closing the dialog would lose something. */
export function differs(values: FormValues, from: FormValues): boolean {
  return Object.keys(values).some((name) => (values[name] ?? '') !== (from[name] ?? ''));
}
