import { z } from 'zod';

// How SQLite's plain values become what the app works with. Nothing here throws: a value that does not fit is an
// issue of its row, which is then listed as unreadable.

/** A truth value, stored as 0 or 1. */
export const flag = z.number().transform((value) => value !== 0);

/** A value that is stored as JSON text. */
export function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/**
 * Reads rows one by one. One that this version cannot read, such as one with a value that only a later version
 * knows, is left out and never stops the others.
 */
export function readableRows<T>(schema: z.ZodType<T>, rows: readonly unknown[]): T[] {
  return rows.flatMap((row) => {
    const reading = schema.safeParse(row);
    return reading.success ? [reading.data] : [];
  });
}
