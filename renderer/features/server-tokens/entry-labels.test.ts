import { describe, expect, it } from 'vitest';
import type { ServerToken, ServerTokenEntry } from '../../../shared/models/server-token.ts';
import { TOKEN } from '../../testing/samples.ts';
import { entryName, entryRemark, isRenewedElsewhere } from './entry-labels.ts';

const server: ServerToken = {
  vendorTokenId: '17',
  name: 'there',
  kind: 'ALL',
  createdAt: null,
  expiresAt: null,
  renewableUntil: null,
  lastUsedAt: null,
  endpoints: [],
  allowedIps: null,
  userId: null,
};
const both = (differences: ('name' | 'expiry')[], token = TOKEN): ServerTokenEntry => ({
  standing: 'both',
  server,
  token,
  differences,
});

describe('what is said about where a token is known', () => {
  it('names what was changed, and nothing where nothing was', () => {
    expect(entryRemark(both([]))).toBe('');
    expect(entryRemark(both(['name', 'expiry']))).toBe('Changed there: name, expiry');
  });

  it('warns of a renewal elsewhere only where a pair is here that could end the token', () => {
    const pair = { ...TOKEN, hasRefreshToken: true };
    expect(isRenewedElsewhere(both(['expiry'], pair))).toBe(true);
    expect(entryRemark(both(['expiry'], pair))).toContain('renewed elsewhere');
    expect(isRenewedElsewhere(both(['expiry']))).toBe(false);
    expect(isRenewedElsewhere(both(['name'], pair))).toBe(false);
    expect(isRenewedElsewhere(both(['expiry'], { ...pair, secretStore: 'none', adopted: true }))).toBe(false);
  });

  it('tells what may be revoked from what has simply ended', () => {
    const unlisted = (ended: boolean): ServerTokenEntry => ({ standing: 'local-only', token: TOKEN, ended });
    expect(entryRemark(unlisted(false))).toContain('revoked');
    expect(entryRemark(unlisted(true))).toContain('Expired');
  });

  it('calls a token as the server names it, else by its ID', () => {
    expect(entryName(both([]))).toBe('there');
    const nameless = { ...server, name: '' };
    expect(entryName({ standing: 'server-only', server: nameless, lostAnswer: false })).toBe('Token 17');
  });
});
