import { describe, expect, it } from 'vitest';
import { retryAfter } from './retry-after.ts';
import { answer, NOW } from './testing/calls.ts';

const wait = (value: string, clockOffsetMs: number | null = 0) =>
  retryAfter({ ...answer(503, '', { 'retry-after': value }), clockOffsetMs });

describe('Retry-After', () => {
  it.each([
    ['1', '1 second'],
    ['30', '30 seconds'],
    [' 120 ', '120 seconds'],
    ['3600', '3600 seconds (1h 0m 0s)'],
  ])('%j: %s', (value, words) => {
    expect(wait(value)).toBe(words);
  });

  it('may be a date, by the server’s clock', () => {
    const inHalfAMinute = (offsetMs: number): string => new Date(NOW + offsetMs + 30_000).toUTCString();
    expect(wait(inHalfAMinute(0))).toBe('30 seconds');
    expect(wait(inHalfAMinute(0), null)).toBe('30 seconds');
    expect(wait(inHalfAMinute(-3_600_000), -3_600_000)).toBe('30 seconds');
    expect(wait('Thu, 12 Feb 2026 19:33:24 GMT')).toBe('120 seconds');
  });

  it.each(['', '0', '-5', '1.5', 'soon', '99999999', new Date(NOW - 1_000).toUTCString()])(
    '%j says nothing',
    (value) => {
      expect(wait(value)).toBeNull();
    },
  );

  it('may be missing', () => {
    expect(retryAfter(answer(503, ''))).toBeNull();
  });
});
