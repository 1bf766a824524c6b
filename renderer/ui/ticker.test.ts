// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onTick } from './ticker.ts';

const setHidden = (hidden: boolean): void => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('onTick', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => {
    setHidden(false);
    vi.useRealTimers();
  });

  it('drives all listeners with one timer, and none when nobody listens', () => {
    const [a, b] = [vi.fn(), vi.fn()];
    const stops = [onTick(a), onTick(b)];
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(3_000);
    expect([a.mock.calls.length, b.mock.calls.length]).toEqual([3, 3]);
    for (const stop of stops) stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rests while the window is hidden and is right at once when it is back', () => {
    const listener = vi.fn();
    const stop = onTick(listener);
    setHidden(true);
    vi.advanceTimersByTime(60_000);
    expect(listener).not.toHaveBeenCalled();
    setHidden(false);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
  });
});
