import { expect, it } from 'vitest';
import { manualClock } from './manual-clock.ts';

it('runs what becomes due, in order, each at its own moment', async () => {
  const clock = manualClock(1_000);
  const ran: [string, number][] = [];
  clock.after(300, () => ran.push(['later', clock.nowMs()]));
  clock.after(100, () => {
    ran.push(['first', clock.nowMs()]);
    clock.after(50, () => ran.push(['second', clock.nowMs()]));
  });
  const cancel = clock.after(120, () => ran.push(['cancelled', clock.nowMs()]));
  cancel();
  await clock.advance(299);
  expect(ran).toEqual([
    ['first', 1_100],
    ['second', 1_150],
  ]);
  await clock.advance(1);
  expect(ran.at(-1)).toEqual(['later', 1_300]);
});

it('a clock that is set moves no timer', async () => {
  const clock = manualClock(1_000);
  let runs = 0;
  clock.after(100, () => runs++);
  clock.set(1_000_000);
  await clock.advance(99);
  expect(runs).toBe(0);
  await clock.advance(1);
  expect(runs).toBe(1);
  expect(clock.nowMs()).toBe(1_000_100);
});
