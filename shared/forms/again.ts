import { type ProviderDescription, text } from './field.ts';
import { inThePast } from './fields.ts';
import type { FormValues } from './values.ts';

/**
 * Inputs of an earlier token as they can be sent again: a time that is over is left out, and a value that
 * the vendor takes only once gets the next number.
 *
 * @param nowMs Unix ms
 */
export function inputsAgain(description: ProviderDescription, inputs: FormValues, nowMs: number): FormValues {
  const again = currentInputs(description, inputs, nowMs);
  const once = description.issueFields.filter(
    ({ name, unique }) => unique === true && text(again, name) !== '',
  );
  return { ...again, ...Object.fromEntries(once.map(({ name }) => [name, nextName(text(again, name))])) };
}

/** Kept inputs without the times that are over, and without fields that the form no longer has. */
export function currentInputs(
  description: ProviderDescription,
  inputs: FormValues,
  nowMs: number,
): FormValues {
  return Object.fromEntries(
    description.issueFields
      .filter(
        ({ name, kind }) => name in inputs && !(kind === 'datetime' && inThePast(text(inputs, name), nowMs)),
      )
      .map(({ name }) => [name, inputs[name] ?? '']),
  );
}

/** `support` becomes `support-2`, `support-2` becomes `support-3`. */
export function nextName(name: string): string {
  const [, stem = name, number = '1'] = /^(.*)-(\d{1,6})$/s.exec(name) ?? [];
  return `${stem}-${Number(number) + 1}`;
}
