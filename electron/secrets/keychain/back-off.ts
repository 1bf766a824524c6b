/** Losses in a row that are replaced at once. */
const FREE = 2;
/** Longest pause before the next start, in ms. */
const LONGEST_MS = 30_000;

/** How long to wait before a process that keeps ending is started again. */
export interface BackOff {
  /** The process was lost. */
  add(): void;
  /** The process answered. */
  reset(): void;
  /** ms until it may be started again; 0 for now. */
  waitMs(): number;
}

/** Two losses are free, then 1 s, 2 s, 4 s and so on up to half a minute. */
export function backOff(nowMs: () => number): BackOff {
  let losses = 0;
  let notBefore = 0;
  return {
    add() {
      losses++;
      notBefore = losses <= FREE ? 0 : nowMs() + Math.min(LONGEST_MS, 1_000 * 2 ** (losses - FREE - 1));
    },
    reset() {
      losses = 0;
      notBefore = 0;
    },
    waitMs: () => Math.max(0, notBefore - nowMs()),
  };
}
