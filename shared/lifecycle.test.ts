import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APIS } from './forms/values.ts';
import { editObstacle, renewalObstacle, revocationObstacle } from './lifecycle.ts';
import { TOKEN_STATES } from './models/token.ts';
import { testToken } from './testing/token.ts';

const NOW = Date.UTC(2026, 1, 12);
const token = testToken({ expiresAt: NOW - 1, refreshTokenExpiresAt: NOW + 1, renewableUntil: NOW + 1 });

describe('renewal', () => {
  it('is possible after the access token has expired, and in no state but active', () => {
    expect(renewalObstacle(token, NOW)).toBeNull();
    for (const state of TOKEN_STATES) {
      expect(renewalObstacle({ ...token, state }, NOW) === null).toBe(state === 'active');
      expect(revocationObstacle({ ...token, state }) === null).toBe(state === 'active');
      expect(editObstacle({ ...token, state }) === null).toBe(state === 'active');
    }
  });

  it.each([
    ['MS_SCIM', { kind: 'MS_SCIM' }, 'MS_SCIM'],
    ['OneTouch', { kind: 'OneTouch' }, 'OneTouch'],
    ['a lost answer', { renewalUnknown: true }, 'again'],
    ['no refresh token', { hasRefreshToken: false }, 'no refresh token'],
    ['a lost secret', { secretStore: 'lost' as const }, 'no longer'],
    ['a removed secret', { secretStore: 'none' as const }, 'no longer'],
    ['a deleted connection', { connectionId: null }, 'deleted'],
    ['renewable-until', { renewableUntil: NOW }, 'over'],
    ['an expired refresh token', { refreshTokenExpiresAt: NOW }, 'expired'],
    ['another vendor', { api: 'oracle' as const }, 'Oracle'],
  ])('is not possible with %s', (_, changes, words) => {
    expect(renewalObstacle({ ...token, ...changes }, NOW)).toContain(words);
  });

  it('ends exactly at the earlier of the two ends, by the vendor’s clock', () => {
    const ends = fc.option(fc.integer({ min: -1_000, max: 1_000 }), { nil: null });
    const at = (ms: number | null) => (ms === null ? null : NOW + ms);
    fc.assert(
      fc.property(ends, ends, fc.integer({ min: -1_000, max: 1_000 }), (refresh, until, clockOffsetMs) => {
        const times = { refreshTokenExpiresAt: at(refresh), renewableUntil: at(until), clockOffsetMs };
        const earliest = Math.min(refresh ?? Infinity, until ?? Infinity);
        expect(renewalObstacle({ ...token, ...times }, NOW) === null).toBe(clockOffsetMs < earliest);
      }),
    );
  });
});

describe('revocation', () => {
  it('needs a vendor that offers it, the token’s ID and the connection', () => {
    expect(revocationObstacle({ ...token, vendorTokenId: null })).toContain('ID');
    expect(revocationObstacle({ ...token, connectionId: null })).toContain('deleted');
    for (const api of APIS) expect(revocationObstacle({ ...token, api }) === null).toBe(api === 'commvault');
    expect(revocationObstacle({ ...token, secretStore: 'lost', kind: 'MS_SCIM' })).toBeNull();
  });
});
