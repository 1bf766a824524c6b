import { plausibleMs } from '../../../shared/untrusted/plausible-time.ts';

/**
 * A number that is an instant, with the instant in words: `1518104864 (2018-02-08T15:47:44.000Z)`.
 *
 * @param ms Unix ms
 */
export function withInstant(raw: string, ms: number | null): string {
  const instant = plausibleMs(ms);
  return instant === null ? raw : `${raw} (${new Date(instant).toISOString()})`;
}
