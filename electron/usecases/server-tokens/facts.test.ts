import { describe, expect, it } from 'vitest';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import { tokenRow } from '../../store/testing/histories.ts';
import { differences, factsFor } from './facts.ts';

const AT = Date.UTC(2026, 0, 31, 12);
const row = { ...tokenRow('t', AT), subject: 'support-4711', renewableUntil: AT + 1_000_000 };
const server: ServerToken = {
  vendorTokenId: '17',
  name: 'support-4711',
  kind: 'ALL',
  createdAt: AT,
  expiresAt: row.expiresAt,
  renewableUntil: row.renewableUntil,
  lastUsedAt: null,
  endpoints: [],
  allowedIps: null,
  userId: null,
};

describe('what the server says otherwise', () => {
  it('is nothing when it says the same, or nothing at all', () => {
    expect(differences(server, row)).toEqual([]);
    expect(differences({ ...server, kind: 'DEFAULT', expiresAt: (row.expiresAt ?? 0) + 999 }, row)).toEqual(
      [],
    );
    const silent = { ...server, name: '', kind: null, expiresAt: null, renewableUntil: null };
    expect(differences(silent, row)).toEqual([]);
    expect(factsFor(row, silent)).toEqual({
      subject: row.subject,
      kind: row.kind,
      expiresAt: row.expiresAt,
      expirySource: row.expirySource,
      renewableUntil: row.renewableUntil,
    });
  });

  it('is named one by one, and taken over', () => {
    const other = { ...server, name: 'x', kind: 'CUSTOM', expiresAt: AT + 5_000, renewableUntil: AT + 9_000 };
    expect(differences(other, row)).toEqual(['name', 'kind', 'expiry', 'renewable-until']);
    expect(factsFor(row, other)).toEqual({
      subject: 'x',
      kind: 'CUSTOM',
      expiresAt: AT + 5_000,
      expirySource: 'response',
      renewableUntil: AT + 9_000,
    });
  });

  it('the expiry of a pair that is here stays: the server’s is that of a renewal made elsewhere', () => {
    const later = { ...server, expiresAt: AT + 9_000_000 };
    const pair = { ...row, hasRefreshToken: true };
    expect(differences(later, pair)).toEqual(['expiry']);
    expect(factsFor(pair, later).expiresAt).toBe(row.expiresAt);
    expect(factsFor({ ...pair, adopted: true }, later).expiresAt).toBe(AT + 9_000_000);
  });
});
