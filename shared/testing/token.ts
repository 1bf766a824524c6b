import type { Token } from '../models/token.ts';

/** 2026-02-12T00:00:00Z in Unix ms. */
const AT = Date.UTC(2026, 1, 12);

/** An active Commvault token that can be renewed for 14 days, for tests. */
export function testToken(changes: Partial<Token> = {}): Token {
  return {
    id: 't',
    api: 'commvault',
    connectionId: 'c',
    connectionName: 'Lab',
    practice: false,
    state: 'active',
    label: '',
    subject: 'support-4711',
    ticket: '',
    kind: 'ALL',
    requestedAt: AT,
    issuedAt: AT,
    expiresAt: AT + 30 * 60_000,
    expirySource: 'response',
    clockOffsetMs: 0,
    hasRefreshToken: true,
    refreshTokenExpiresAt: AT + 14 * 86_400_000,
    renewableUntil: AT + 90 * 86_400_000,
    renewedAt: null,
    renewalUnknown: false,
    serviceWide: false,
    autoRenewMinutes: null,
    autoRenewProblem: '',
    vendorTokenId: '17',
    secretStore: 'keychain',
    adopted: false,
    ...changes,
  };
}
