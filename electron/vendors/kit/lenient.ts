import { z } from 'zod';
import { cutText, LONGEST_ID, LONGEST_NAME } from '../../../shared/untrusted/cut-text.ts';
import { unixTimeMs } from '../../../shared/untrusted/plausible-time.ts';

/**
 * Schemas for answers of vendors who are loose with types: a wrong type reads as "not there" instead
 * of making the whole answer unreadable, because a token in it is handed out only once.
 */

/** Text that is not blank, exactly as sent; numbers become text; anything else is null. */
export const looseText = z
  .unknown()
  .optional()
  .transform((value) =>
    typeof value === 'string' && value.trim() !== ''
      ? value
      : typeof value === 'number' && Number.isFinite(value)
        ? String(value)
        : null,
  );

/** A name or another short text, cut where it is too long to be one. */
export const looseName = looseText.transform((name) => (name === null ? null : cutText(name, LONGEST_NAME)));

/** An ID: half of one would name something else, so that one without end is null. */
export const looseId = looseText.transform((id) => (id === null || id.length > LONGEST_ID ? null : id));

/** A whole number, as a number or as text; anything else is null. */
export const looseInteger = z
  .unknown()
  .optional()
  .transform((value) => {
    const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
  });

/** A time stamp that ought to be Unix seconds, as Unix ms; what cannot be meant is null. */
export const looseUnixTime = z.unknown().optional().transform(unixTimeMs);

/** True for `true`, as a value or as text; anything else is false. */
export const looseFlag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 'true');

/** An object by the schema, or null when there is none or it is something else. */
export function looseObject<T extends z.ZodType>(schema: T): z.ZodType<z.output<T> | null, unknown> {
  return z
    .unknown()
    .optional()
    .transform((value) => {
      const reading = schema.safeParse(value);
      return reading.success ? reading.data : null;
    });
}
