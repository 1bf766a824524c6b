import { readBaseUrl, secureUrlProblem } from './base-url.ts';
import { COMMON_CONNECTION_FIELDS } from './common-fields.ts';
import type { ConnectionDraft } from './connection-draft.ts';
import {
  type Condition,
  type FieldDescription,
  type FieldOption,
  type ProviderDescription,
  text,
} from './field.ts';
import { inThePast, urlProblem } from './fields.ts';
import { goesElsewhere, type SavedConnection } from './saved-secrets.ts';
import type { FormValues } from './values.ts';

export type FieldProblems = Readonly<Record<string, string>>;
export type FormReading =
  | { readonly ok: true; readonly values: FormValues }
  | { readonly ok: false; readonly fields: FieldProblems };

/** All fields of the connection dialog below name and base URL. */
export function connectionFields(description: ProviderDescription): readonly FieldDescription[] {
  return [...description.connectionFields, ...COMMON_CONNECTION_FIELDS];
}

/** The values a form starts with. */
export function initialValues(fields: readonly FieldDescription[]): FormValues {
  return Object.fromEntries(
    fields.map((field) => [field.name, field.initial ?? (field.kind === 'checkbox' ? false : '')]),
  );
}

/** True while a field or option applies: to the other values of its form and to the connection's settings. */
export function applies(item: Pick<FieldDescription, 'when'>, values: FormValues): boolean {
  return conditionsOf(item).some((condition) =>
    Object.entries(condition).every(([name, allowed]) => allowed.includes(text(values, name))),
  );
}

/** The conditions of which one must hold. */
export function conditionsOf({ when = {} }: Pick<FieldDescription, 'when'>): readonly Condition[] {
  return isList(when) ? when : [when];
}

function isList(when: Condition | readonly Condition[]): when is readonly Condition[] {
  return Array.isArray(when);
}

/** The options of a select that apply to the form's other values and to the connection's settings. */
export function optionsOf({ options = [] }: FieldDescription, values: FormValues): readonly FieldOption[] {
  return options.filter((option) => applies(option, values));
}

/** The form's values; a select whose option has ceased to apply is back at its initial one, as on the screen. */
export function withoutGoneOptions(fields: readonly FieldDescription[], values: FormValues): FormValues {
  const gone = fields.filter(({ name, options = [] }) =>
    options.some((option) => option.value === values[name] && !applies(option, values)),
  );
  return { ...values, ...initialValues(gone) };
}

/** Key under which a remembered secret of an issue form is stored with its connection. */
export function rememberedKey(field: FieldDescription, values: FormValues): string | null {
  return field.remember === undefined ? null : `${field.name}:${text(values, field.remember.per).trim()}`;
}

/**
 * Leaves the fields that apply, as they will be sent: text without outer white space, secrets exactly
 * as typed but for line breaks at their ends (the mark of a careless copy, never part of a secret).
 */
export function appliedValues(
  fields: readonly FieldDescription[],
  values: FormValues,
  context: FormValues = {},
): FormValues {
  const all = withoutGoneOptions(fields, { ...context, ...initialValues(fields), ...values });
  const kept = fields.filter((field) => applies(field, all));
  return Object.fromEntries(
    kept.map((field) => {
      const value = all[field.name] ?? '';
      if (typeof value === 'boolean') return [field.name, value];
      return [field.name, field.kind === 'secret' ? value.replace(/^[\r\n]+|[\r\n]+$/g, '') : value.trim()];
    }),
  );
}

/**
 * Checks an issue form as the vendor would.
 *
 * @param settings the connection's settings, on which some fields depend
 * @param remembered names of the connection's stored secrets: a remembered one may be left empty
 * @param nowMs Unix ms
 */
export function readIssueForm(
  description: ProviderDescription,
  values: FormValues,
  settings: FormValues,
  remembered: readonly string[],
  nowMs: number,
): FormReading {
  const applied = appliedValues(description.issueFields, values, settings);
  const standIns = Object.fromEntries(
    description.issueFields
      .filter(
        (field) =>
          text(applied, field.name) === '' && remembered.includes(rememberedKey(field, applied) ?? ''),
      )
      .map((field) => [field.name, 'remembered']),
  );
  const reading = description.issueInputs.safeParse({ ...applied, ...standIns });
  const fields: Record<string, string> = {};
  for (const field of description.issueFields) {
    if (field.kind !== 'datetime' || !inThePast(text(applied, field.name), nowMs)) continue;
    fields[field.name] = 'This lies in the past. Choose a time in the future.';
  }
  if (reading.success && Object.keys(fields).length === 0) return { ok: true, values: applied };
  for (const issue of reading.error?.issues ?? []) {
    const name = String(issue.path[0] ?? '');
    if (name in applied) fields[name] ??= issue.message;
  }
  return { ok: false, fields };
}

export interface StoredSecrets {
  /** Names of the secrets that are there for the form as it stands. */
  readonly stored: readonly string[];
  /** Names of those that are not, because the form leads to another server. */
  readonly forgotten: readonly string[];
}

/** Which of a saved connection's secrets a changed form may still use. */
export function storedSecrets(
  description: ProviderDescription,
  draft: ConnectionDraft,
  saved: SavedConnection | null,
): StoredSecrets {
  if (saved === null) return { stored: [], forgotten: [] };
  const typed = {
    baseUrl: draft.baseUrl,
    settings: appliedValues(connectionFields(description), draft.settings),
  };
  return goesElsewhere(description, saved, typed)
    ? { stored: [], forgotten: saved.stored }
    : { stored: saved.stored, forgotten: [] };
}

export type ConnectionReading =
  | {
      readonly ok: true;
      readonly name: string;
      readonly baseUrl: string;
      readonly settings: FormValues;
      /** Only the secrets that were typed now; a stored one that was left empty is not in here. */
      readonly secrets: Readonly<Record<string, string>>;
      /** Names of the stored secrets that still apply: none when the form leads to another server. */
      readonly keptSecrets: readonly string[];
    }
  | { readonly ok: false; readonly fields: FieldProblems };

/**
 * Checks the connection dialog: name, base URL, and the fields that apply.
 *
 * @param saved the connection that is changed: its stored secrets may be left empty, as long as they go
 *   to the server that they were entered for
 */
export function readConnectionForm(
  description: ProviderDescription,
  draft: ConnectionDraft,
  saved: SavedConnection | null,
): ConnectionReading {
  const fields = connectionFields(description);
  const applied = appliedValues(fields, { ...draft.settings, ...draft.secrets });
  const { stored, forgotten } = storedSecrets(description, draft, saved);
  const problems: Record<string, string> = {};
  const url = readBaseUrl(description.baseUrl, draft.baseUrl);
  if (draft.name.trim() === '') problems.name = 'Give the connection a name.';
  if (!url.ok) problems.baseUrl = url.problem;
  else if (url.unencrypted && !draft.allowUnencrypted) {
    problems.baseUrl = 'http:// would send secrets unencrypted. Use https://, or tick “Allow unencrypted”.';
  }
  for (const field of fields) {
    const problem =
      field.name in applied
        ? (fieldProblem(field, text(applied, field.name), stored, forgotten) ??
          (field.kind === 'url' ? urlProblem(text(applied, field.name), draft.allowUnencrypted) : null))
        : null;
    if (problem !== null) problems[field.name] = problem;
  }
  if (!url.ok || Object.keys(problems).length > 0) return { ok: false, fields: problems };
  const isSecret = (name: string): boolean =>
    fields.some((field) => field.name === name && field.kind === 'secret');
  const entries = Object.entries(applied);
  return {
    ok: true,
    name: draft.name.trim(),
    baseUrl: url.url,
    keptSecrets: stored.filter((name) => name.includes(':') || (name in applied && isSecret(name))),
    settings: Object.fromEntries(entries.filter(([name]) => !isSecret(name))),
    secrets: Object.fromEntries(
      entries.flatMap(([name, value]) =>
        isSecret(name) && typeof value === 'string' && value !== '' ? [[name, value]] : [],
      ),
    ),
  };
}

function fieldProblem(
  field: FieldDescription,
  value: string,
  stored: readonly string[],
  forgotten: readonly string[],
): string | null {
  if (value.trim() === '') {
    if (field.required !== true || stored.includes(field.name)) return null;
    const label = field.label.toLowerCase();
    return forgotten.includes(field.name)
      ? `The server changed: enter the ${label} again.`
      : `Enter the ${label}.`;
  }
  if (field.kind === 'number' && !/^[1-9]\d{0,6}$/.test(value)) return 'Enter a whole number above 0.';
  if (field.kind === 'select' && !field.options?.some((option) => option.value === value))
    return 'Choose one of the list.';
  if (field.kind !== 'lines' && /\p{Cc}/u.test(value))
    return 'This has a line break or control character in it.';
  return field.secureUrl === true ? secureUrlProblem(value) : null;
}
