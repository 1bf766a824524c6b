/** Time as the app uses it. Checks put their own clock in its place, so that no test has to wait. */
export interface Clock {
  /** This computer's clock, in Unix ms. It may jump when somebody sets it. */
  readonly nowMs: () => number;
  /** Never jumps and never goes back, in ms since some moment; stands still while the computer sleeps. */
  readonly monotonicMs: () => number;
  /**
   * Runs a piece of work once, later. A pending one keeps the app open no longer than its window.
   * What it promises is what a clock of checks waits for.
   *
   * @param ms how long to wait
   * @returns cancels it
   */
  readonly after: (ms: number, work: () => unknown) => () => void;
}

/** Longest wait of a timer in ms; Node runs a longer one at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs a piece of work again and again.
 *
 * @param ms between two runs
 * @returns ends it
 */
export function every(clock: Clock, ms: number, work: () => unknown): () => void {
  let cancel = (): void => undefined;
  const again = (): void => {
    cancel = clock.after(ms, () => {
      again();
      return work();
    });
  };
  again();
  return () => cancel();
}

/** The clock and timers of this computer. */
export const systemClock: Clock = {
  nowMs: Date.now,
  monotonicMs: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(() => void work(), Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
