import { describe, expect, it } from 'vitest';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { inventory } from './inventory.ts';

const context: ConnectionContext = {
  baseUrl: 'https://cc.example/commandcenter/api',
  settings: { authentication: 'authtoken' },
  secrets: { authtoken: 'QSDK very-secret' },
};
const read = (status: number, body: unknown) => inventory.readList(answer(status, body), context);
const NO_ERROR = { errorCode: 0, errorMessage: '' };

/** As the API reference prints it, with a type as its SDK sends it. */
const CUSTOM = {
  accessTokenId: 17,
  userId: 4,
  tokenName: 'support-4711',
  tokenType: 3,
  createdTime: 1_770_924_684,
  renewableUntilTimestamp: 1_778_700_684,
  lastUsedTime: 1_770_925_000,
  tokenExpiryTimestamp: 1_770_926_484,
  apiEndpoints: ['/plan'],
};

describe('Commvault’s list of tokens', () => {
  it('is a GET of the collection', () => {
    expect(inventory.buildList(context, '42').url).toMatch(/\/V4\/AccessToken\?userId=42$/);
    expect(inventory.buildList(context, null)).toStrictEqual({
      method: 'GET',
      url: 'https://cc.example/commandcenter/api/V4/AccessToken',
      headers: { Accept: 'application/json', Authtoken: 'QSDK very-secret' },
    });
  });

  it('reads seconds as milliseconds, and 0 as no time', () => {
    expect(read(200, { tokens: [CUSTOM], error: NO_ERROR })).toStrictEqual<ServerToken[]>([
      {
        vendorTokenId: '17',
        name: 'support-4711',
        kind: 'CUSTOM',
        createdAt: 1_770_924_684_000,
        expiresAt: 1_770_926_484_000,
        renewableUntil: 1_778_700_684_000,
        lastUsedAt: 1_770_925_000_000,
        endpoints: ['/plan'],
        allowedIps: null,
        userId: '4',
      },
    ]);
    const scim = { ...CUSTOM, tokenType: 'MS_SCIM', renewableUntilTimestamp: 0, lastUsedTime: 0 };
    expect(read(200, { tokens: [scim] })[0]).toMatchObject({
      kind: 'MS_SCIM',
      renewableUntil: null,
      lastUsedAt: null,
    });
  });

  it.each([
    ['ALL', 'ALL'],
    [2, 'ALL'],
    ['2', 'ALL'],
    [0, 'DEFAULT'],
    [4, 'OneTouch'],
    [5, 'Hyperscale'],
    [undefined, null],
    [99, null],
  ])('reads the type %j as %j', (tokenType, kind) => {
    expect(read(200, { tokens: [{ ...CUSTOM, tokenType }] })[0]?.kind).toBe(kind);
  });

  it('reads numbers as text, missing fields, and an IP allow list', () => {
    const asText = Object.fromEntries(Object.entries(CUSTOM).map(([key, value]) => [key, String(value)]));
    expect(read(200, { tokens: [asText] })[0]).toMatchObject({
      vendorTokenId: '17',
      expiresAt: 1_770_926_484_000,
      endpoints: [],
    });
    expect(read(200, { tokens: [{ accessTokenId: 1 }] })[0]).toMatchObject({ name: '', createdAt: null });
    const allowedIPs = ['203.0.113.7', '2001:db8::/32'];
    expect(read(200, { tokens: [{ ...CUSTOM, allowedIPs }] })[0]?.allowedIps).toEqual(allowedIPs);
  });

  it('is empty only when the server says that nothing went wrong', () => {
    expect(read(200, { tokens: [] })).toEqual([]);
    expect(read(200, { error: NO_ERROR })).toEqual([]);
    expect(read(200, { errorCode: 0 })).toEqual([]);
    for (const body of [{}, { tokens: 'none' }, [], 'OK', null]) {
      expect(failure(() => read(200, body)).code).toBe('bad-answer');
    }
    expect(failure(() => inventory.readList(MAINTENANCE, context)).code).toBe('bad-answer');
  });

  it('does not guess which token has no ID', () => {
    expect(failure(() => read(200, { tokens: [{ ...CUSTOM, accessTokenId: undefined }] }))).toMatchObject({
      code: 'bad-answer',
    });
  });

  it.each([
    ['in “error”', { error: { errorCode: 9, errorMessage: 'No QSDK very-secret' } }],
    ['at the top level', { errorCode: 9, errorMessage: 'No QSDK very-secret' }],
    ['beside tokens', { errorCode: '9', errorMessage: 'No QSDK very-secret', tokens: [CUSTOM] }],
  ])('reads a refusal %s of a 200, with secrets masked', (_, body) => {
    expect(failure(() => read(200, body))).toMatchObject({
      code: 'vendor-refused',
      vendor: { code: '9', message: 'No ••••••' },
    });
  });

  it('says which permission is missing, and that a server is too old', () => {
    const denied = { errorCode: 5, errorMessage: 'Access denied' };
    expect(failure(() => read(403, denied))).toMatchObject({
      code: 'vendor-forbidden',
      hint: expect.stringContaining('right to see'),
      vendor: { message: 'Access denied', code: '5' },
    });
    expect(failure(() => read(401, denied)).code).toBe('vendor-unauthorised');
    expect(failure(() => read(404, 'Not found'))).toMatchObject({
      code: 'vendor-not-found',
      hint: expect.stringContaining('too old'),
    });
    expect(failure(() => read(500, denied)).code).toBe('vendor-failed');
    const limited = answer(429, denied, { 'x-ratelimit-limit': '1000', 'x-ratelimit-period': '1h' });
    expect(failure(() => inventory.readList(limited, context)).hint).toContain('1000 per 1h');
  });
});
