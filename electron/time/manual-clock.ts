import type { Clock } from './clock.ts';

/** A clock that stands still until it is told how much time has passed. */
export interface ManualClock extends Clock {
  /**
   * Lets time pass and runs what becomes due, in order. What that promises is waited for.
   *
   * @param ms how much
   */
  advance(ms: number): Promise<void>;
  /** Sets the computer's clock without any time passing, as a person or NTP does. @param nowMs Unix ms */
  set(nowMs: number): void;
}

interface Timer {
  readonly dueMs: number;
  readonly work: () => unknown;
}

/** @param startMs Unix ms */
export function manualClock(startMs: number): ManualClock {
  let wallMs = startMs;
  let passedMs = 0;
  let timers: readonly Timer[] = [];

  const nextDue = (untilMs: number): Timer | undefined =>
    timers.filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  const goTo = (ms: number): void => {
    wallMs += ms - passedMs;
    passedMs = ms;
  };

  return {
    nowMs: () => wallMs,
    monotonicMs: () => passedMs,
    after(ms, work) {
      const timer: Timer = { dueMs: passedMs + Math.max(0, ms), work };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    async advance(ms) {
      // What was begun before may still set a timer.
      await settled();
      const untilMs = passedMs + ms;
      for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
        const due = timer;
        timers = timers.filter((one) => one !== due);
        goTo(Math.max(due.dueMs, passedMs));
        await ended(due.work());
      }
      goTo(untilMs);
      await settled();
    },
    set(nowMs) {
      wallMs = nowMs;
    },
  };
}

/** Longest that promised work is waited for, in ms of real time: it may itself wait for a later timer. */
const LONGEST_WORK_MS = 5_000;

/** Waits for what a timer's work promises, and for what hangs on it. */
export async function ended(work: unknown): Promise<void> {
  if (!(work instanceof Promise)) return settled();
  let limit: NodeJS.Timeout | undefined;
  const given = new Promise((resolve) => {
    limit = setTimeout(resolve, LONGEST_WORK_MS);
  });
  await Promise.race([work, given]);
  clearTimeout(limit);
  await settled();
}

/** Lets promises that are ready, and what hangs on them, go on: one turn of the event loop. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
