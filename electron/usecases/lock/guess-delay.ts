import type { LockStore } from '../../store/lock-table.ts';
import type { Clock } from '../../time/clock.ts';

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

/** Makes guessing slow. */
export interface GuessDelay {
  /** ms until the next try; 0 for now. */
  waitMs(): number;
  /** Counts a try as failed, before it is looked at. @throws AppError `storage-*` when it cannot be counted */
  count(): void;
  /** The try that was counted was right. */
  reset(): void;
}

/**
 * By a clock that nobody can set. After a restart the wait begins anew: the tries are counted in the database,
 * and how much of the wait is over is not.
 */
export function guessDelay(
  store: Pick<LockStore, 'get' | 'set'>,
  clock: Pick<Clock, 'monotonicMs'>,
): GuessDelay {
  let since = clock.monotonicMs();
  return {
    waitMs: () => Math.max(0, since + delayAfter(store.get().failures) - clock.monotonicMs()),
    count() {
      store.set({ failures: store.get().failures + 1 });
      since = clock.monotonicMs();
    },
    reset: () => store.set({ failures: 0 }),
  };
}
