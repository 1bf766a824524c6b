import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, failure, issueContext, MAINTENANCE, NOW } from '../kit/testing/calls.ts';
import { ORACLE_CHANNEL, ORACLE_EXPIRATION, ORACLE_SECRET, ORACLE_TOKEN } from '../kit/testing/examples.ts';
import { expirationMs } from './expiration.ts';
import { oracle } from './index.ts';

const context = issueContext(
  { authorization: 'none' },
  {},
  { channelId: ORACLE_CHANNEL, channelSecret: ORACLE_SECRET },
);
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  oracle.readIssue(answer(status, body, headers), context);
const EXPIRES = Date.parse('2019-06-28T09:49:47Z');

describe('Oracle answer', () => {
  it.each([
    ['an object', ORACLE_EXPIRATION, 'response'],
    ['text', '2019-06-28T09:49:47.000Z', 'response'],
    ['text with an offset', '2019-06-28T11:49:47+02:00', 'response'],
    ['missing', undefined, 'jwt'],
    ['null', null, 'jwt'],
    ['of a zone that cannot be reckoned', { value: '2019-06-28T09:49:47', timezone: 'Mars/Base' }, 'jwt'],
  ])('reads the vendor’s own example with an expiration that is %s', (_, expiration, source) => {
    const token = read(201, { token: ORACLE_TOKEN, channelId: ORACLE_CHANNEL, expiration });
    expect(token).toMatchObject({
      kind: 'OAuth token',
      subject: null,
      expiry: { expiresAt: EXPIRES, source },
    });
    expect(token.accessToken).toHaveLength(1_955);
  });

  it('falls back to the documented seven days for a token that says nothing', () => {
    expect(read(200, { token: 'opaque' }).expiry).toEqual({
      expiresAt: NOW + 2_000 + 604_800_000,
      source: 'documented',
    });
  });

  it('lists the claims: seven days, a scope for the whole service, no channel', () => {
    const { form, claims } = oracle.readToken(ORACLE_TOKEN);
    const value = (name: string) => claims.find((claim) => claim.name === name)?.value ?? '';
    expect(form).toBe('JWT (RS256)');
    expect(Number.parseInt(value('exp'), 10) - Number.parseInt(value('iat'), 10)).toBe(604_800);
    expect(value('exp')).toBe('1561715387 (2019-06-28T09:49:47.000Z)');
    expect(JSON.parse(value('aud'))).toHaveLength(4);
    expect(value('primTenant')).toBe('true');
    expect(claims.find(({ name }) => name === 'scope')?.meaning).toContain('Service-wide');
    expect(claims.find(({ name }) => name === 'user.tenant.name')?.meaning).toBeDefined();
    expect(JSON.stringify(claims)).not.toContain(ORACLE_CHANNEL);
  });

  it('reads any date in either form', () => {
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (when) => {
        const value = when.toISOString();
        expect(expirationMs(value)).toBe(when.getTime());
        expect(expirationMs({ value, timezone: 'UTC' })).toBe(when.getTime());
        expect(expirationMs(value.slice(0, -1))).toBe(when.getTime());
      }),
    );
    fc.assert(fc.property(fc.anything(), (anything) => void expirationMs(anything)));
  });

  it.each(['', '{"token": ', '{}', '[]', '{"token": ""}'])('“%s” is a bad answer', (body) => {
    expect(failure(() => read(201, body, { 'x-oracle-dms-ecid': 'ecid-2' }))).toMatchObject({
      code: 'bad-answer',
      vendor: { status: 201, correlationId: 'ecid-2' },
      hint: expect.stringContaining('may have been created'),
    });
  });

  it('calls a maintenance page one', () => {
    expect(failure(() => oracle.readIssue(MAINTENANCE, context)).code).toBe('bad-answer');
  });
});

describe('Oracle refusals', () => {
  const problem = {
    type: 'https://docs.example/error',
    title: 'Forbidden',
    detail: 'You may not.',
    'o:errorCode': 'OCE-SITEMGMT-009024',
    'o:errorDetails': [{ title: 'Inner', detail: 'deeper' }],
  };

  it('reads title, detail, code, nested details and the correlation id', () => {
    const error = failure(() => read(403, problem, { 'x-oracle-dms-ecid': 'ecid-1' }));
    expect(error).toMatchObject({
      code: 'vendor-forbidden',
      vendor: {
        status: 403,
        code: 'OCE-SITEMGMT-009024',
        message: 'Forbidden: You may not.; Inner: deeper',
        correlationId: 'ecid-1',
      },
    });
  });

  it('reads the older shape', () => {
    const old = { errorCode: '-16', errorKey: '!csNoAccess', errorMessage: 'No access' };
    expect(failure(() => read(400, old)).vendor).toEqual({
      status: 400,
      code: '!csNoAccess',
      message: 'No access',
    });
  });

  it.each([
    [400, 'vendor-refused'],
    [401, 'vendor-unauthorised'],
    [403, 'vendor-forbidden'],
    [404, 'vendor-not-found'],
    [429, 'vendor-rate-limited'],
    [500, 'vendor-failed'],
    [302, 'redirected'],
  ])('%i is %s', (status, code) => {
    expect(failure(() => read(status, problem))).toMatchObject({ code });
  });

  it('puts an unknown channel and a wrong secret beside their fields', () => {
    expect(failure(() => read(404, problem)).fields).toHaveProperty('channelId');
    expect(failure(() => read(404, '<html></html>'))).not.toHaveProperty('fields');
    const wrong = { title: 'Bad request', detail: `channelSecret ${ORACLE_SECRET} is wrong` };
    const error = failure(() => read(400, wrong));
    expect(error.fields?.channelSecret).toContain('••••••');
    expect(JSON.stringify(error)).not.toContain(ORACLE_SECRET);
  });
});
