/**
 * A number that is an instant, with the instant in words: `1518104864 (2018-02-08T15:47:44.000Z)`.
 *
 * @param ms Unix ms
 */
export function withInstant(raw: string, ms: number | null): string {
  if (ms === null) return raw;
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? raw : `${raw} (${date.toISOString()})`;
}
