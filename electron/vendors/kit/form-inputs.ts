import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';

/**
 * Parses the issue form's values by the shared description.
 *
 * @throws AppError `invalid-input` with what is wrong with each field
 */
export function formInputs<T extends z.ZodType>(schema: T, values: unknown): z.output<T> {
  const reading = schema.safeParse(values);
  if (reading.success) return reading.data;
  const fields: Record<string, string> = {};
  for (const issue of reading.error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message;
  throw new AppError({
    code: 'invalid-input',
    message: 'Some of the form’s values cannot be sent.',
    hint: 'Correct the fields that are marked.',
    fields,
  });
}
