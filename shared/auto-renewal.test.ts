import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTO_RENEWAL_MINUTES, autoRenewalObstacle, lastRenewal, renewalTime } from './auto-renewal.ts';
import { testToken } from './testing/token.ts';

const NOW = Date.UTC(2026, 1, 12);
const MINUTE = 60_000;
const minutes = fc.constantFrom(...AUTO_RENEWAL_MINUTES);
const life = fc.integer({ min: 10_000, max: 400 * 86_400_000 });
const offset = fc.integer({ min: -86_400_000, max: 86_400_000 });

describe('renewalTime', () => {
  it('is so long before the expiry, or half a life where that is shorter, by this computer’s clock', () => {
    fc.assert(
      fc.property(minutes, life, offset, (before, ms, clockOffsetMs) => {
        const times = { issuedAt: NOW - MINUTE, renewedAt: NOW, expiresAt: NOW + ms, clockOffsetMs };
        const at = (renewalTime(times, before) ?? Number.NaN) + clockOffsetMs;
        expect(at).toBe(ms >= 2 * before * MINUTE ? NOW + ms - before * MINUTE : NOW + ms / 2);
        expect(at).toBeGreaterThanOrEqual(NOW + ms / 2);
        expect(at).toBeLessThan(NOW + ms);
      }),
    );
  });

  it('leaves a pause after the last renewal, however short the life is', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: -MINUTE, max: 10_000 }), (before, ms) => {
        const times = { issuedAt: NOW, renewedAt: null, expiresAt: NOW + ms, clockOffsetMs: 0 };
        expect(renewalTime(times, before)).toBeGreaterThanOrEqual(NOW + 5_000);
      }),
    );
  });

  it('is unknown without an expiry', () => {
    expect(renewalTime({ issuedAt: NOW, renewedAt: null, expiresAt: null, clockOffsetMs: 0 }, 5)).toBeNull();
  });
});

describe('autoRenewalObstacle', () => {
  const token = testToken({ issuedAt: NOW, expiresAt: NOW + 30 * MINUTE });

  it('is that of a renewal, and an expiry that is not known or no life', () => {
    expect(autoRenewalObstacle(token, NOW)).toBeNull();
    expect(autoRenewalObstacle({ ...token, expiresAt: null }, NOW)).toContain('did not say');
    expect(autoRenewalObstacle({ ...token, expiresAt: NOW }, NOW)).toContain('without any time');
    expect(autoRenewalObstacle({ ...token, kind: 'MS_SCIM' }, NOW)).toContain('MS_SCIM');
    expect(autoRenewalObstacle({ ...token, api: 'crmcom' }, NOW)).toContain('CRM.COM');
  });
});

describe('lastRenewal', () => {
  it('is the earlier end, by this computer’s clock', () => {
    const ends = { renewableUntil: NOW + 2, refreshTokenExpiresAt: NOW + 1, clockOffsetMs: 10 };
    expect(lastRenewal(ends)).toBe(NOW - 9);
    expect(lastRenewal({ ...ends, refreshTokenExpiresAt: null })).toBe(NOW - 8);
    expect(lastRenewal({ ...ends, renewableUntil: null, refreshTokenExpiresAt: null })).toBeNull();
  });
});
