import { expect, it } from 'vitest';
import type { Clock } from '../time/clock.ts';
import { watchScreen } from './screen-lock.ts';

/** A clock whose timers run when a test says so. */
function manualClock(): Clock & { readonly pass: () => void } {
  let waiting: (() => unknown)[] = [];
  return {
    nowMs: () => 0,
    monotonicMs: () => 0,
    after(_ms, work) {
      waiting.push(work);
      return () => undefined;
    },
    pass() {
      const due = waiting;
      waiting = [];
      for (const work of due) work();
    },
  };
}

it('a screen that is locked or unlocked is noticed at the next look, once', () => {
  const clock = manualClock();
  const seen: string[] = [];
  let locked = false;
  const on = watchScreen(() => locked, clock);
  on('lock-screen', () => seen.push('locked'));
  on('unlock-screen', () => seen.push('unlocked'));
  clock.pass();
  expect(seen).toEqual([]);
  locked = true;
  clock.pass();
  clock.pass();
  expect(seen).toEqual(['locked']);
  locked = false;
  clock.pass();
  clock.pass();
  expect(seen).toEqual(['locked', 'unlocked']);
});
