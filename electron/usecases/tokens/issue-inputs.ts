import { AppError } from '../../../shared/errors.ts';
import { type FieldDescription, type ProviderDescription, text } from '../../../shared/forms/field.ts';
import { readIssueForm, rememberedKey } from '../../../shared/forms/form.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { ConnectionSecrets } from '../../secrets/connection-entry.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';

/**
 * Checks the form again in the main process; a remembered secret may be empty.
 *
 * @throws AppError `invalid-input` with what is wrong beside each field
 */
export function checkInputs(connection: ConnectionRow, values: FormValues, nowMs: number): FormValues {
  const description = PROVIDERS[connection.api];
  const reading = readIssueForm(description, values, connection.settings, connection.storedSecrets, nowMs);
  if (reading.ok) return reading.values;
  throw new AppError({
    code: 'invalid-input',
    message: 'Some fields need attention. Nothing was sent.',
    hint: 'Correct the marked fields and try again.',
    fields: reading.fields,
  });
}

/** Puts remembered secrets in the fields that were left empty for them. */
export function withRemembered(api: Api, inputs: FormValues, stored: ConnectionSecrets): FormValues {
  const filled = { ...inputs };
  for (const field of PROVIDERS[api].issueFields) {
    const key = rememberedKey(field, filled);
    if (key !== null && text(filled, field.name) === '') filled[field.name] = stored[key] ?? '';
  }
  return filled;
}

/** The secrets among the inputs, to be masked wherever the vendor echoes them. */
export function inputSecrets(api: Api, inputs: FormValues): string[] {
  return PROVIDERS[api].issueFields
    .filter((field) => field.kind === 'secret')
    .map((field) => text(inputs, field.name))
    .filter((value) => value !== '');
}

/** What a record or a preset keeps of a form: the vendor's own fields that are filled in, never a secret. */
export function keptInputs(description: ProviderDescription, inputs: FormValues): FormValues {
  return Object.fromEntries(
    description.issueFields
      .filter(({ kind, name }) => kind !== 'secret' && kind !== 'checkbox' && text(inputs, name) !== '')
      .map(({ name }) => [name, text(inputs, name)]),
  );
}

/** Kept inputs as the details show them: label and value, in the form's order. */
export function shownInputs(api: Api, inputs: FormValues): { label: string; value: string }[] {
  return PROVIDERS[api].issueFields
    .filter(({ name }) => text(inputs, name) !== '')
    .map((field) => ({ label: field.label, value: shownValue(field, text(inputs, field.name)) }));
}

/** A choice by the words that the agent chose. */
function shownValue(field: FieldDescription, value: string): string {
  return field.options?.find((option) => option.value === value)?.label ?? value;
}
