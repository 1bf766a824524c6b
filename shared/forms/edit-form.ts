import { type EditForm, type InventoryDescription, text } from './field.ts';
import { inThePast } from './fields.ts';
import { appliedValues, type FieldProblems } from './form.ts';
import type { FormValues } from './values.ts';

export type EditReading =
  /** What the agent changed, with every field that a change brings along; empty when nothing was changed. */
  | { readonly ok: true; readonly changes: FormValues }
  | { readonly ok: false; readonly fields: FieldProblems };

/**
 * Checks an edit form. What is as it was is neither checked nor sent: an old time may lie in the past.
 *
 * @param nowMs Unix ms
 */
export function readEditForm(
  inventory: InventoryDescription,
  { fields, values: before }: EditForm,
  values: FormValues,
  nowMs: number,
): EditReading {
  const old = appliedValues(fields, before);
  const applied = appliedValues(fields, { ...before, ...values });
  const changed = fields.filter(({ name }) => name in applied && applied[name] !== old[name]);
  const names = new Set(changed.map(({ name }) => name));
  // A field that a changed one calls up goes with it: endpoints with the type that needs them.
  const sent = fields.filter(
    ({ name, when }) =>
      name in applied && (names.has(name) || Object.keys(when ?? {}).some((each) => names.has(each))),
  );
  const changes = Object.fromEntries(sent.map(({ name }) => [name, applied[name] ?? '']));
  const problems: Record<string, string> = {};
  for (const { kind, name, options } of changed) {
    const value = text(applied, name);
    if (options?.some((option) => option.value === value) === false)
      problems[name] = 'Choose one of the list.';
    if (kind !== 'datetime') continue;
    if (value === '') problems[name] = 'Choose a time: the one that is set cannot be taken away here.';
    else if (inThePast(value, nowMs)) problems[name] = 'This lies in the past. Choose a time in the future.';
  }
  const reading = inventory.editInputs.safeParse(changes);
  for (const issue of reading.error?.issues ?? []) problems[String(issue.path[0] ?? '')] ??= issue.message;
  return Object.keys(problems).length === 0 ? { ok: true, changes } : { ok: false, fields: problems };
}
