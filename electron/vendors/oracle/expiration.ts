import { z } from 'zod';
import { plausibleMs, unixTimeMs } from '../../../shared/untrusted/plausible-time.ts';

const dateObject = z.object({ value: z.unknown(), timezone: z.unknown().optional() });

/**
 * Reads `expiration`: Oracle's schema says a date-time string, its example shows
 * `{value: "2019-06-28T09:49:47.000Z", timezone: "UTC"}`. A time without offset is taken as UTC, unless
 * another time zone stands beside it; a number is taken as a Unix time.
 *
 * @returns Unix ms; null when it cannot be read with certainty, or cannot be meant
 */
export function expirationMs(expiration: unknown): number | null {
  const object = dateObject.safeParse(expiration);
  const value = object.success ? object.data.value : expiration;
  const unixMs = unixTimeMs(value);
  if (unixMs !== null || typeof value !== 'string') return unixMs;
  const text = value.trim();
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  const zone = (object.success ? object.data.timezone : null) ?? 'UTC';
  const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  if (!hasOffset && !(typeof zone === 'string' && /^(UTC|GMT|Z|Etc\/UTC)$/i.test(zone))) return null;
  return plausibleMs(Date.parse(hasOffset ? text : `${text}Z`));
}
