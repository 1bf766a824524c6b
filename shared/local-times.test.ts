import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeLeft } from './expiry.ts';
import { clockRemark, localTimes } from './local-times.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 0, 31, 12);
const UNKNOWN = { renewedAt: null, refreshTokenExpiresAt: null, renewableUntil: null };

describe('localTimes', () => {
  it('shows the vendor’s times by this computer’s clock', () => {
    expect(
      localTimes({
        clockOffsetMs: HOUR,
        issuedAt: NOW + HOUR,
        renewedAt: NOW + 2 * HOUR,
        expiresAt: NOW + 3 * HOUR,
        refreshTokenExpiresAt: NOW + 4 * HOUR,
        renewableUntil: NOW + 5 * HOUR,
      }),
    ).toEqual({
      issuedAt: NOW,
      renewedAt: NOW + HOUR,
      expiresAt: NOW + 2 * HOUR,
      refreshTokenExpiresAt: NOW + 3 * HOUR,
      renewableUntil: NOW + 4 * HOUR,
    });
  });

  it('leaves unknown what is', () => {
    expect(localTimes({ clockOffsetMs: HOUR, issuedAt: null, expiresAt: null, ...UNKNOWN })).toEqual({
      issuedAt: null,
      expiresAt: null,
      ...UNKNOWN,
    });
  });

  it('shows as expiry the moment at which the countdown ends', () => {
    const offset = fc.integer({ min: -1e11, max: 1e11 });
    fc.assert(
      fc.property(offset, fc.integer({ min: 0, max: 4e12 }), (clockOffsetMs, vendorExpiry) => {
        const { expiresAt } = localTimes({
          clockOffsetMs,
          issuedAt: null,
          expiresAt: vendorExpiry,
          ...UNKNOWN,
        });
        expect(timeLeft(vendorExpiry, expiresAt ?? 0, clockOffsetMs).text).toBe('Expired');
        expect(timeLeft(vendorExpiry, (expiresAt ?? 0) - 1, clockOffsetMs).text).toBe('1s left');
      }),
    );
  });
});

describe('clockRemark', () => {
  it('says which way the server’s clock is off', () => {
    expect(clockRemark(12 * 60_000)).toBe(
      'The server’s clock is 12 min ahead; times are shown by this computer’s clock.',
    );
    expect(clockRemark(-61_000)).toBe(
      'The server’s clock is 1 min behind; times are shown by this computer’s clock.',
    );
    expect(clockRemark(26 * HOUR)).toContain('1,560 min ahead');
  });

  it('is silent up to a minute', () => {
    for (const offset of [0, 60_000, -60_000]) expect(clockRemark(offset)).toBeNull();
  });
});
