import type { PracticeInput } from '../../../shared/practice.ts';
import { type FieldDescription, text } from '../../../shared/providers/description.ts';
import { conditionsOf } from '../../../shared/providers/form.ts';
import { changeField, type FormState } from '../../ui/form-state.ts';

/** Types a practice value into its field, and sets what must be set for the field to apply. */
export function takePracticeInput(
  form: FormState,
  fields: readonly FieldDescription[],
  input: PracticeInput,
): FormState {
  const field = fields.find(({ label }) => label === input.field);
  if (field === undefined) return form;
  let filled = changeField(form, field.name, input.value);
  for (const [name, allowed] of Object.entries(conditionsOf(field)[0] ?? {})) {
    const isField = fields.some((other) => other.name === name);
    const [first] = allowed;
    if (isField && first !== undefined && !allowed.includes(text(filled.values, name))) {
      filled = changeField(filled, name, first);
    }
  }
  return filled;
}
