import type { Clock } from '../clock.ts';

/** A clock that stands still until it is told how much time has passed. */
export interface ManualClock extends Clock {
  /**
   * Lets time pass and runs what becomes due, in order. Work that is promised by then is given the chance to go on.
   *
   * @param ms how much
   */
  advance(ms: number): Promise<void>;
  /** Sets the computer's clock without any time passing, as a person or NTP does. @param nowMs Unix ms */
  set(nowMs: number): void;
}

interface Timer {
  readonly dueMs: number;
  readonly work: () => void;
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
      const untilMs = passedMs + ms;
      for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
        const due = timer;
        timers = timers.filter((one) => one !== due);
        goTo(Math.max(due.dueMs, passedMs));
        due.work();
        await settled();
      }
      goTo(untilMs);
      await settled();
    },
    set(nowMs) {
      wallMs = nowMs;
    },
  };
}

/** Lets promises that are ready, and what hangs on them, go on: one turn of the event loop. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
