import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RenewContext } from '../kit/define.ts';
import { answer, failure, MAINTENANCE, NOW } from '../kit/testing/calls.ts';
import { COMMVAULT_TOKEN_INFO } from '../kit/testing/examples.ts';
import { commvault } from './index.ts';
import { renewal } from './renewal.ts';

const pair = { accessToken: 'old-access-347405', refreshToken: 'old-refresh-123BFCC1' };
const context = (settings: Record<string, string> = {}): RenewContext => ({
  baseUrl: 'https://cc.example/commandcenter/api',
  settings: { authentication: 'authtoken', ...settings },
  secrets: { authtoken: 'QSDK very-secret' },
  pair,
});
const read = (status: number, body: unknown, headers?: Record<string, string>) =>
  renewal.read(answer(status, body, headers), context());
const FLAT = { ...COMMVAULT_TOKEN_INFO, tokenType: 2 };

describe('Commvault renewal, request', () => {
  it('is a POST of the pair with the connection’s Authtoken', () => {
    expect(renewal.build(context())).toStrictEqual({
      method: 'POST',
      url: 'https://cc.example/commandcenter/api/V4/AccessToken/Renew',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        Authtoken: 'QSDK very-secret',
      },
      body: '{"accessToken":"old-access-347405","refreshToken":"old-refresh-123BFCC1"}',
    });
    expect(renewal.needsCredentials(context())).toBe(true);
    expect(commvault.renewal).toBe(renewal);
  });

  it('is authorised by a sign-in, by the token itself or by nothing, as the setting says', () => {
    const signedIn = { ...context(), sessionToken: 'QSDK session' };
    expect(renewal.build(signedIn).headers.Authtoken).toBe('QSDK session');
    const bearer = renewal.build(context({ renewalHeader: 'bearer' })).headers;
    expect(bearer).toMatchObject({ Authorization: 'Bearer old-access-347405' });
    expect(bearer).not.toHaveProperty('Authtoken');
    const none = renewal.build(context({ renewalHeader: 'none' })).headers;
    expect(Object.keys(none)).toEqual(['Content-Type', 'Accept']);
    for (const renewalHeader of ['bearer', 'none'])
      expect(renewal.needsCredentials(context({ renewalHeader }))).toBe(false);
  });
});

describe('Commvault renewal, answer', () => {
  it('reads the flat answer', () => {
    expect(read(200, FLAT)).toEqual({
      accessToken: FLAT.accessToken,
      refreshToken: FLAT.refreshToken,
      kind: 'ALL',
      subject: 'support-4711',
      issuedAt: NOW + 2_000,
      expiry: { expiresAt: 1_770_926_484_000, source: 'response' },
      refreshTokenExpiresAt: 1_772_134_284_000,
      renewableUntil: 1_778_700_684_000,
      vendorTokenId: '17',
    });
  });

  it('takes whatever comes back: the same access token, none at all, no refresh token', () => {
    expect(read(200, { ...FLAT, accessToken: pair.accessToken }).accessToken).toBe(pair.accessToken);
    const { accessToken: _, ...refreshOnly } = FLAT;
    expect(read(200, refreshOnly)).toMatchObject({
      accessToken: pair.accessToken,
      refreshToken: FLAT.refreshToken,
    });
    expect(read(200, { accessToken: 'new' })).toMatchObject({
      accessToken: 'new',
      refreshToken: null,
      refreshTokenExpiresAt: null,
      renewableUntil: null,
      vendorTokenId: null,
      kind: null,
    });
  });

  it.each([
    ['in error', 200, { error: { errorCode: 9, errorMessage: 'no' } }],
    ['at the top level', 200, { errorCode: '9', errorMessage: 'no' }],
    ['beside the pair that was sent', 200, { ...pair, error: { errorCode: 9, errorMessage: 'no' } }],
  ])('a refusal inside a 200, %s', (_, status, body) => {
    expect(failure(() => read(status, body))).toMatchObject({
      code: 'vendor-refused',
      vendor: { status: 200, code: '9', message: 'no' },
    });
  });

  it.each([
    [403, 'vendor-forbidden'],
    [404, 'vendor-not-found'],
    [401, 'vendor-unauthorised'],
    [429, 'vendor-rate-limited'],
    [500, 'vendor-failed'],
  ])('a refusal with HTTP %i, in the vendor’s words without the pair', (status, code) => {
    const errorMessage = `Not ${pair.refreshToken}`;
    const error = failure(() => read(status, { errorCode: 5, errorMessage }));
    expect(error).toMatchObject({ code, vendor: { status, code: '5', message: 'Not ••••••' } });
    expect(error.hint).not.toBe('');
  });

  it('leaves in doubt what a gateway says for the server', () => {
    for (const status of [500, 502, 503, 504])
      expect(failure(() => read(status, '<html><title>Bad gateway</title></html>')).code).toBe(
        'outcome-unknown',
      );
  });

  it('is a bad answer without a token, or with a web page', () => {
    expect(failure(() => read(200, { error: { errorCode: 0 } })).code).toBe('bad-answer');
    expect(failure(() => renewal.read(MAINTENANCE, context())).code).toBe('bad-answer');
  });

  it('never throws anything but an AppError, whatever comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.json(), (status, body) => {
        try {
          expect(read(status, body).accessToken).not.toBe('');
        } catch (error) {
          expect(error).toMatchObject({ name: 'AppError' });
        }
      }),
    );
  });
});
