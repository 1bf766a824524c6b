import { z } from 'zod';

const dateObject = z.object({ value: z.string(), timezone: z.string().optional() });

/**
 * Reads `expiration`: Oracle's schema says a date-time string, its example shows
 * `{value: "2019-06-28T09:49:47.000Z", timezone: "UTC"}`. A time without offset is taken as UTC, unless
 * another time zone stands beside it.
 *
 * @returns Unix ms; null when it cannot be read with certainty
 */
export function expirationMs(expiration: unknown): number | null {
  const object = dateObject.safeParse(expiration);
  const text = object.success ? object.data.value : expiration;
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text.trim())) return null;
  const zone = object.success ? (object.data.timezone ?? 'UTC') : 'UTC';
  const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/i.test(text.trim());
  if (!hasOffset && !/^(UTC|GMT|Z|Etc\/UTC)$/i.test(zone)) return null;
  const ms = Date.parse(hasOffset ? text.trim() : `${text.trim()}Z`);
  return Number.isNaN(ms) ? null : ms;
}
