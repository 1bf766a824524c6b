import type { Clock } from '../../electron/time/clock.ts';
import { ended, manualClock } from '../../electron/time/manual-clock.ts';

/** A clock that a check moves by hand. */
export interface TestClock extends Clock {
  /**
   * Goes forward, timer by timer, and waits for the work of each.
   *
   * @param ms how far
   */
  advance(ms: number): Promise<void>;
  /** Sets the computer's clock without any time passing, as a person does. @param nowMs Unix ms */
  set(nowMs: number): void;
}

/** Stands still between two calls of `advance`. @param startMs Unix ms */
export const standingClock: (startMs: number) => TestClock = manualClock;

/** The same clock for one app: `stop` cancels what this app still waits for. */
export function clockOfOneApp(clock: TestClock): TestClock & { stop(): void } {
  const pending = new Set<() => void>();
  return {
    ...clock,
    after(ms, work) {
      const cancelTimer = clock.after(ms, () => {
        pending.delete(cancel);
        return work();
      });
      const cancel = (): void => {
        pending.delete(cancel);
        cancelTimer();
      };
      pending.add(cancel);
      return cancel;
    },
    stop() {
      for (const cancel of [...pending]) cancel();
    },
  };
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
  let setBy = 0;
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
    nowMs: () => Date.now() + Math.ceil(ahead) + setBy,
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
    set(nowMs) {
      setBy = nowMs - Date.now() - Math.ceil(ahead);
    },
  };
}
