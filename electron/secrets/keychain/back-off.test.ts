import { describe, expect, it } from 'vitest';
import { backOff } from './back-off.ts';

describe('backOff', () => {
  it('replaces a lost process at once twice, then waits longer each time, and starts over after an answer', () => {
    let now = 0;
    const losses = backOff(() => now);
    const waits = Array.from({ length: 9 }, () => {
      losses.add();
      return losses.waitMs();
    });
    expect(waits).toEqual([0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    now = 30_000;
    expect(losses.waitMs()).toBe(0);
    losses.reset();
    losses.add();
    expect(losses.waitMs()).toBe(0);
  });
});
