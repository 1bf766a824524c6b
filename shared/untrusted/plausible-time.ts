/**
 * Bounds of common sense for every time that comes from outside: from 2000 until 2100. What lies beyond is
 * a mistake of somebody's, and counts as unknown.
 */
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/** A clock that differs by more than this from ours, in ms, is not believed. */
const GREATEST_OFFSET_MS = 366 * 86_400_000;

/** How many of a unit there are in a millisecond, for the units in which servers send times by mistake. */
const UNITS: readonly number[] = [1 / 1_000, 1, 1_000, 1_000_000];

/** Unix ms that can be meant; null for anything else. */
export function plausibleMs(ms: number | null | undefined): number | null {
  return ms != null && ms >= EARLIEST_MS && ms < LATEST_MS ? ms : null;
}

/**
 * A time stamp that ought to be Unix seconds: a number or its digits, also with a fraction. Milliseconds,
 * microseconds and nanoseconds are recognised, because what they say in seconds lies thousands of years away.
 *
 * @returns Unix ms; null for what is no time, for 0 and for everything beyond the bounds of common sense
 */
export function unixTimeMs(value: unknown): number | null {
  const number = typeof value === 'string' ? digits(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  for (const perMs of UNITS) {
    const ms = plausibleMs(Math.floor(number / perMs));
    if (ms !== null) return ms;
  }
  return null;
}

/** A difference of two clocks in ms; null for one that no working clock has. */
export function plausibleOffset(ms: number | null): number | null {
  return ms !== null && Math.abs(ms) <= GREATEST_OFFSET_MS ? ms : null;
}

/** A number as servers write it; an exponent is understood, other text is not. */
function digits(text: string): number | null {
  const trimmed = text.trim();
  return /^\d{1,20}(\.\d{1,20})?(e\+?\d{1,2})?$/i.test(trimmed) ? Number(trimmed) : null;
}
