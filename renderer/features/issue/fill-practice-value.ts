import { type Condition, type FieldDescription, text } from '../../../shared/forms/field.ts';
import { conditionsOf } from '../../../shared/forms/form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { PracticeInput } from '../../../shared/practice/practice-input.ts';
import { changeField, type FormState } from '../../ui/form-state.ts';

/** True for a value of a field that the form can show with these settings of its connection. */
export function canFill(
  fields: readonly FieldDescription[],
  settings: FormValues,
  { field }: PracticeInput,
): boolean {
  return fields.some((one) => one.label === field && reachable(one, fields, settings) !== null);
}

/** Types a practice value into its field, and sets what must be set for the field to apply. */
export function fillPracticeValue(
  form: FormState,
  fields: readonly FieldDescription[],
  settings: FormValues,
  input: PracticeInput,
): FormState {
  const field = fields.find(({ label }) => label === input.field);
  if (field === undefined) return form;
  let filled = changeField(form, field.name, input.value);
  for (const [name, allowed] of Object.entries(reachable(field, fields, settings) ?? {})) {
    const isField = fields.some((other) => other.name === name);
    const [first] = allowed;
    if (isField && first !== undefined && !allowed.includes(text(filled.values, name))) {
      filled = changeField(filled, name, first);
    }
  }
  return filled;
}

/** A condition of the field that the form's other fields can meet, as the settings meet their part of it. */
function reachable(
  field: FieldDescription,
  fields: readonly FieldDescription[],
  settings: FormValues,
): Condition | null {
  const found = conditionsOf(field).find((condition) =>
    Object.entries(condition).every(
      ([name, allowed]) =>
        fields.some((other) => other.name === name) || allowed.includes(text(settings, name)),
    ),
  );
  return found ?? null;
}
