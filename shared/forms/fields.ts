import { z } from 'zod';
import { isLoopback } from './base-url.ts';
import { isPathSegment } from './path-segment.ts';

/** Latest instant of a signed 32-bit Unix time stamp: 2038-01-19T03:14:07Z. */
const INT32_MAX_SECONDS = 2_147_483_647;

/** Text that must not be blank; stays exactly as it is. */
export const requiredText = (problem: string): z.ZodType<string> =>
  z.string({ error: problem }).refine((value) => value.trim() !== '', { error: problem });

/** The lines of a `lines` field, without outer white space and blank ones. */
export function linesOf(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** One segment of the request path, such as a customer or channel id. */
export const idInPath = (missing: string, what: string): z.ZodType<string> =>
  requiredText(missing).refine(isPathSegment, { error: `A ${what} has no “/”, “\\”, “?” or “#” in it.` });

/**
 * A local date and time (`YYYY-MM-DDTHH:mm`), turned into Unix **seconds** as an int32. Empty means "not
 * given". That it lies in the future is a matter of the moment and is checked by {@link inThePast}.
 */
export const unixSeconds: z.ZodType<number | undefined, string | undefined> = z
  .string()
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === '') return undefined;
    const seconds = Math.floor(new Date(value).getTime() / 1000);
    const problem = Number.isNaN(seconds)
      ? 'Enter a date and a time.'
      : seconds > INT32_MAX_SECONDS
        ? 'The vendor’s time stamps end on 19 January 2038. Choose an earlier time.'
        : null;
    if (problem === null) return seconds;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });

/** True for a local date and time that is not after `nowMs` (Unix ms). */
export function inThePast(value: string, nowMs: number): boolean {
  return value !== '' && new Date(value).getTime() <= nowMs;
}

/** What is wrong with a URL to which secrets go; null for none, and for an empty one. */
export function urlProblem(value: string, allowUnencrypted: boolean): string | null {
  if (value === '') return null;
  const url = URL.parse(value);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return 'Enter a whole URL, with https://.';
  if (url.username !== '' || url.password !== '') return 'Leave user name and password out of the URL.';
  if (url.search !== '' || url.hash !== '') return 'Leave out what follows “?” or “#”.';
  return url.protocol === 'http:' && !isLoopback(url.hostname) && !allowUnencrypted
    ? 'http:// would send the token unencrypted. Use https://, or tick “Allow unencrypted”.'
    : null;
}
