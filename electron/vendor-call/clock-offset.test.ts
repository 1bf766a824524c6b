import { describe, expect, it } from 'vitest';
import { byCountdownClock, countdownOffset } from './clock-offset.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 0, 31, 12);
const answer = (clockOffsetMs: number | null) => ({
  status: 200,
  headers: {},
  body: '',
  receivedAt: NOW,
  clockOffsetMs,
});

describe('countdownOffset', () => {
  it('follows the Date header', () => {
    expect(countdownOffset(NOW + 1.5 * HOUR, answer(HOUR))).toBe(HOUR);
    expect(countdownOffset(NOW - HOUR / 2, answer(-HOUR))).toBe(-HOUR);
    expect(countdownOffset(null, answer(HOUR))).toBe(HOUR);
    expect(countdownOffset(NOW + HOUR, answer(null))).toBe(0);
  });

  it('does not believe a Date by which a new token would be expired already', () => {
    expect(countdownOffset(NOW + HOUR / 2, answer(HOUR))).toBe(0);
  });

  it('leaves a token expired that is so by either clock', () => {
    expect(countdownOffset(NOW - 1, answer(HOUR))).toBe(HOUR);
  });
});

describe('byCountdownClock', () => {
  it('keeps the moment of the answer, whichever clock counts', () => {
    for (const [expiresAt, header] of [
      [NOW + 2 * HOUR, HOUR],
      [NOW + HOUR / 2, HOUR],
      [null, null],
    ] as const) {
      const offset = countdownOffset(expiresAt, answer(header));
      expect(byCountdownClock(NOW + (header ?? 0), offset, answer(header)) - offset).toBe(NOW);
    }
  });
});
