import type { Clock } from '../../electron/clock.ts';
import { ended, manualClock } from '../../electron/testing/manual-clock.ts';

/** A clock that a check moves by hand. */
export interface TestClock extends Clock {
  /**
   * Goes forward, timer by timer, and waits for the work of each.
   *
   * @param ms how far
   */
  advance(ms: number): Promise<void>;
  /** Runs no timer any more. */
  stop(): void;
}

/** Stands still between two calls of `advance`. @param startMs Unix ms */
export function standingClock(startMs: number): TestClock {
  return { ...manualClock(startMs), stop: () => undefined };
}

interface Timer {
  readonly dueMs: number;
  readonly work: () => unknown;
}

/** How often it is looked whether a timer is due, in ms. */
const LOOK_MS = 10;

/** Goes with this computer's clock, and can be put forward. */
export function runningClock(): TestClock {
  const timers = new Set<Timer>();
  let ahead = 0;
  const monotonicMs = (): number => performance.now() + ahead;

  const due = (untilMs: number): Timer | undefined =>
    [...timers].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  const run = async (timer: Timer): Promise<void> => {
    timers.delete(timer);
    await ended(timer.work());
  };
  const looking = setInterval(() => {
    for (let next = due(monotonicMs()); next !== undefined; next = due(monotonicMs())) void run(next);
  }, LOOK_MS);
  looking.unref();

  return {
    nowMs: () => Date.now() + Math.ceil(ahead),
    monotonicMs,
    after(ms, work) {
      const timer: Timer = { dueMs: monotonicMs() + Math.max(0, ms), work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const untilMs = monotonicMs() + ms;
      for (let next = due(untilMs); next !== undefined; next = due(untilMs)) {
        ahead += Math.max(0, next.dueMs - monotonicMs());
        await run(next);
      }
      ahead += Math.max(0, untilMs - monotonicMs());
    },
    stop() {
      clearInterval(looking);
      timers.clear();
    },
  };
}
