import type { FieldProblems } from '../../shared/forms/form.ts';
import type { FormValues } from '../../shared/forms/values.ts';

/** A form that is being filled in: pure data, so that it can outlive its screen. */
export interface FormState {
  readonly values: FormValues;
  /** Fields that the agent has been in: what is wrong with them may be said. */
  readonly left: readonly string[];
  /** After the first attempt, everything that is wrong is said. */
  readonly submitted: boolean;
  /** What the vendor said about a field; gone as soon as the field changes. */
  readonly refused: FieldProblems;
}

export function newForm(values: FormValues): FormState {
  return { values, left: [], submitted: false, refused: {} };
}

export function changeField(form: FormState, name: string, value: string | boolean): FormState {
  const refused = Object.fromEntries(Object.entries(form.refused).filter(([field]) => field !== name));
  return { ...form, values: { ...form.values, [name]: value }, refused };
}

export function leaveField(form: FormState, name: string): FormState {
  return form.left.includes(name) ? form : { ...form, left: [...form.left, name] };
}

export function submitForm(form: FormState): FormState {
  return { ...form, submitted: true, refused: {} };
}

export function refuseFields(form: FormState, fields: FieldProblems): FormState {
  return { ...form, refused: fields };
}

/** What is said beside the fields now, out of everything that is wrong. */
export function shownProblems(form: FormState, problems: FieldProblems): FieldProblems {
  const own = Object.entries(problems).filter(([name]) => form.submitted || form.left.includes(name));
  return { ...form.refused, ...Object.fromEntries(own) };
}
