import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, failure, issueContext, MAINTENANCE, NOW } from '../kit/testing/calls.ts';
import { COMMVAULT_TOKEN_INFO } from '../kit/testing/examples.ts';
import { commvault } from './index.ts';

const context = issueContext(
  { authentication: 'authtoken' },
  { authtoken: 'QSDK very-secret' },
  { tokenName: 'support-4711', tokenType: 'ALL' },
);
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  commvault.readIssue(answer(status, body, headers), context);
const NO_ERROR = { errorMessage: '', errorCode: 0 };

const EXPECTED = {
  accessToken: COMMVAULT_TOKEN_INFO.accessToken,
  refreshToken: COMMVAULT_TOKEN_INFO.refreshToken,
  kind: 'ALL',
  subject: 'support-4711',
  issuedAt: NOW + 2_000,
  expiry: { expiresAt: 1_770_926_484_000, source: 'response' },
  refreshTokenExpiresAt: 1_772_134_284_000,
  renewableUntil: 1_778_700_684_000,
  vendorTokenId: '17',
};

describe('Commvault answer', () => {
  it('reads token, refresh token and all three time stamps', () => {
    expect(read(200, { error: NO_ERROR, tokenInfo: COMMVAULT_TOKEN_INFO })).toEqual(EXPECTED);
    expect(Date.parse('2026-02-12T20:01:24Z')).toBe(EXPECTED.expiry.expiresAt);
  });

  it('reads it without any error object', () => {
    const { error: _, ...tokenInfo } = COMMVAULT_TOKEN_INFO;
    expect(read(200, { tokenInfo })).toEqual(EXPECTED);
    expect(read(201, { error: null, tokenInfo: { ...tokenInfo, error: null } })).toEqual(EXPECTED);
  });

  it('reads numbers that come as text', () => {
    const { error: _, ...info } = COMMVAULT_TOKEN_INFO;
    const tokenInfo = Object.fromEntries(Object.entries(info).map(([name, value]) => [name, String(value)]));
    expect(read(200, { error: { errorCode: '0' }, tokenInfo })).toEqual(EXPECTED);
  });

  it('knows token types by name and by number', () => {
    const kind = (tokenType: unknown) =>
      read(200, { tokenInfo: { ...COMMVAULT_TOKEN_INFO, tokenType } }).kind;
    expect([3, '1', 'OneTouch', 5, 99, null].map(kind)).toEqual([
      'CUSTOM',
      'MS_SCIM',
      'OneTouch',
      'Hyperscale',
      'ALL',
      'ALL',
    ]);
  });

  it('takes 0 and nothing as “no time”, and no refresh token as none', () => {
    const tokenInfo = {
      accessToken: 'abc',
      tokenExpiryTimestamp: 0,
      renewableUntilTimestamp: 0,
      refreshToken: '',
    };
    expect(read(200, { tokenInfo })).toMatchObject({
      refreshToken: null,
      expiry: { expiresAt: null, source: 'unknown' },
      refreshTokenExpiresAt: null,
      renewableUntil: null,
      vendorTokenId: null,
      subject: null,
    });
  });

  it('reads its times in whatever unit and shape they come, or not at all', () => {
    const seconds = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });
    const timesOf = (tokenExpiryTimestamp: unknown) => {
      const { expiry } = read(200, { tokenInfo: { accessToken: 'practice', tokenExpiryTimestamp } });
      return [expiry.expiresAt, expiry.source];
    };
    fc.assert(
      fc.property(seconds, fc.constantFrom(1, 1_000), (instant, unit) => {
        for (const shape of [instant * unit, String(instant * unit), `${instant * unit}.0`]) {
          expect(timesOf(shape)).toEqual([instant * 1000, 'response']);
        }
      }),
    );
    for (const no of [null, 0, -5, 9e20, 'never', {}]) expect(timesOf(no)).toEqual([null, 'unknown']);
  });

  it.each([
    ['no token', { error: NO_ERROR, tokenInfo: { tokenName: 'x' } }],
    ['an empty token', { tokenInfo: { accessToken: '' } }],
    ['nothing', ''],
    ['broken JSON', '{"tokenInfo": {"accessToken": "abc'],
  ])('calls %s a bad answer that may have created a token', (_, body) => {
    const error = failure(() => read(200, body));
    expect(error.code).toBe('bad-answer');
    expect(error.hint).toContain('may have been created');
    expect(JSON.stringify(error)).not.toContain('abc');
  });

  it('calls a maintenance page one', () => {
    expect(failure(() => commvault.readIssue(MAINTENANCE, context)).message).toContain('web page');
  });
});

describe('Commvault refusals', () => {
  const words = { errorMessage: 'No right to do so', errorCode: 587 };

  it.each([
    ['error', { error: words }],
    ['tokenInfo.error', { error: NO_ERROR, tokenInfo: { error: words } }],
    ['the top level', words],
    ['text numbers', { error: { ...words, errorCode: '587' } }],
  ])('finds an error inside a 200 in %s', (_, body) => {
    expect(failure(() => read(200, body))).toMatchObject({
      code: 'vendor-refused',
      vendor: { status: 200, code: '587', message: 'No right to do so' },
    });
  });

  it('keeps a token beside an error, and the words as a warning', () => {
    const token = read(200, { error: words, tokenInfo: COMMVAULT_TOKEN_INFO });
    expect(token.accessToken).toBe(COMMVAULT_TOKEN_INFO.accessToken);
    expect(token.warnings).toEqual(['Commvault also said: “No right to do so” (587).']);
  });

  it.each([400, 500])('keeps the token of a %i, and shows nothing of it', (status) => {
    const token = read(status, { tokenInfo: COMMVAULT_TOKEN_INFO });
    expect(token.refreshToken).toBe(COMMVAULT_TOKEN_INFO.refreshToken);
    expect(token.warnings?.join()).toContain(`HTTP ${status}`);
    expect(token.warnings?.join()).not.toContain(token.accessToken);
    const repeated = failure(() => read(status, { error: { ...words, accessToken: 'practice-echo' } }));
    expect(JSON.stringify(repeated)).not.toContain('practice-echo');
  });

  it('keeps words that have no code, where there is no token', () => {
    expect(failure(() => read(200, { error: { errorMessage: 'Not today' } }))).toMatchObject({
      code: 'vendor-refused',
      vendor: { message: 'Not today' },
    });
  });

  it.each([
    [400, 'vendor-refused'],
    [401, 'vendor-unauthorised'],
    [403, 'vendor-forbidden'],
    [404, 'vendor-not-found'],
    [500, 'vendor-failed'],
  ])('%i is %s with the vendor’s words', (status, code) => {
    expect(failure(() => read(status, { errorMessage: 'Access denied', errorCode: 5 }))).toMatchObject({
      code,
      vendor: { status, code: '5', message: 'Access denied' },
    });
  });

  it('says that a 404 means an old server or a wrong base URL', () => {
    expect(failure(() => read(404, '')).hint).toMatch(/SP36 or older.*base URL/);
  });

  it('says the limit of a 429', () => {
    const limited = { 'x-ratelimit-limit': '100', 'x-ratelimit-period': '1h' };
    const error = failure(() => read(429, words, limited));
    expect(error).toMatchObject({ code: 'vendor-rate-limited', retry: true });
    expect(error.hint).toContain('100 per 1h');
  });

  it('says a taken name beside the field', () => {
    const error = failure(() =>
      read(200, { error: { errorMessage: 'Token name already present', errorCode: 2 } }),
    );
    expect(error.fields).toHaveProperty('tokenName');
    expect(error.vendor?.message).toBe('Token name already present');
  });

  it('masks an Authtoken that is repeated', () => {
    const error = failure(() => read(403, { errorMessage: 'Bad token QSDK very-secret', errorCode: 5 }));
    expect(JSON.stringify(error)).not.toContain('very-secret');
  });
});
