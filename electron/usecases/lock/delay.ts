/** Wrong tries that cost nothing: a slip of the finger. */
const FREE_TRIES = 3;
/** Longest wait between two tries, in ms. */
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait after so many wrong tries in a row, in ms: nothing for the first three, then 2 s,
 * 4 s, 8 s and so on up to five minutes.
 */
export function delayAfter(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** (failures - FREE_TRIES + 1));
}
