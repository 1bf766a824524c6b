import { AppError } from '../../shared/errors.ts';
import type { Api, FormValues } from '../../shared/models/api.ts';
import { text } from '../../shared/providers/description.ts';
import { readIssueForm, rememberedKey } from '../../shared/providers/form.ts';
import { PROVIDERS } from '../../shared/providers/index.ts';
import type { ConnectionSecrets } from '../connections/connection-secrets.ts';
import type { ConnectionRow } from '../store/connections-table.ts';

/**
 * Checks the form again in the main process and puts remembered secrets in their empty fields.
 *
 * @throws AppError `invalid-input` with what is wrong beside each field
 */
export function readInputs(
  connection: ConnectionRow,
  values: FormValues,
  stored: ConnectionSecrets,
  nowMs: number,
): FormValues {
  const description = PROVIDERS[connection.api];
  const reading = readIssueForm(description, values, connection.settings, Object.keys(stored), nowMs);
  if (!reading.ok) {
    throw new AppError({
      code: 'invalid-input',
      message: 'Some fields need attention. Nothing was sent.',
      hint: 'Correct the marked fields and try again.',
      fields: reading.fields,
    });
  }
  const filled = { ...reading.values };
  for (const field of description.issueFields) {
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

/** What the record keeps of the inputs: label and value, without secrets and empty fields. */
export function shownInputs(api: Api, inputs: FormValues): { label: string; value: string }[] {
  return PROVIDERS[api].issueFields
    .filter(
      (field) => field.kind !== 'secret' && field.kind !== 'checkbox' && text(inputs, field.name) !== '',
    )
    .map((field) => ({ label: field.label, value: text(inputs, field.name) }));
}
