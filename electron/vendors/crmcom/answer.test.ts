import { describe, expect, it } from 'vitest';
import { answer, failure, issueContext, MAINTENANCE, NOW } from '../kit/testing/calls.ts';
import { CRMCOM_TOKEN } from '../kit/testing/examples.ts';
import { crmcom } from './index.ts';

const context = (inputs: Record<string, string>) =>
  issueContext({ keyType: 'consumer_application_key' }, { applicationKey: 'KEYKEYKEY' }, inputs);
const byCode = context({ identifyBy: 'authentication_code', authenticationCode: 'p_kestora1!', unit: '1' });
const byIdentifier = context({ identifyBy: 'identifier', identifier: 'me', passCode: '1234' });
const read = (status: number, body: unknown) => crmcom.readIssue(answer(status, body), byCode);
const OK = { code: 'OK', description: '', message: '' };

describe('CRM.COM answer', () => {
  it('reads the vendor’s own example: exp is text, two hours after iat', () => {
    const token = read(200, { data: { token: CRMCOM_TOKEN }, status: OK });
    expect(token.accessToken).toHaveLength(357);
    expect(token.expiry).toEqual({ expiresAt: Date.parse('2018-02-08T15:47:44Z'), source: 'jwt' });
    const { form, claims } = crmcom.readToken(CRMCOM_TOKEN);
    expect(form).toBe('JWT (HS256)');
    expect(claims.map(({ name }) => name)).toEqual(['cii', 'usr', 'org', 'ari', 'oun', 'exp', 'iat', 'jti']);
    expect(claims.find(({ name }) => name === 'exp')?.value).toBe('1518104864 (2018-02-08T15:47:44.000Z)');
    expect(claims.find(({ name }) => name === 'iat')?.value).toBe('1518097664 (2018-02-08T13:47:44.000Z)');
    expect(claims.find(({ name }) => name === 'ari')?.meaning).toBe('Accounts receivable id');
  });

  it('knows the accounts receivable under either name, and texts as times', () => {
    const jwt = ['{"alg":"HS256"}', '{"acr":"A1","exp":"1518104864","iat":"1518097664"}', 'x']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const { claims } = crmcom.readToken(jwt);
    expect(claims[0]).toEqual({ name: 'acr', value: 'A1', meaning: 'Accounts receivable id' });
    expect(read(200, { data: { token: jwt }, status: { code: 'Ok', message: null } }).expiry).toEqual({
      expiresAt: 1_518_104_864_000,
      source: 'jwt',
    });
  });

  it('names the token’s user where the form has no identifier, and never the authentication code', () => {
    const body = { status: OK, data: { token: CRMCOM_TOKEN } };
    expect(read(200, body).subject).toBe('maytemplate');
    expect(crmcom.readIssue(answer(200, body), byIdentifier).subject).toBeNull();
    expect(read(200, { status: OK, data: { token: 'opaque' } }).subject).toBeNull();
  });

  it.each([
    ['lower case', { code: 'ok' }],
    ['null words', { code: 'OK', message: null, description: null }],
    ['no words', { code: ' OK ' }],
    ['no status at all', undefined],
  ])('takes %s for success', (_, status) => {
    expect(read(200, { data: { token: 'opaque' }, status }).expiry).toEqual({
      expiresAt: NOW + 2_000 + 7_200_000,
      source: 'documented',
    });
  });

  it.each([{ status: OK }, { status: OK, data: null }, { status: OK, data: {} }, {}, 'OK', '', '{"data"'])(
    '%j is a bad answer',
    (body) => {
      expect(failure(() => read(200, body))).toMatchObject({ code: 'bad-answer', vendor: { status: 200 } });
    },
  );

  it('calls a maintenance page one', () => {
    expect(failure(() => crmcom.readIssue(MAINTENANCE, byCode)).code).toBe('bad-answer');
  });
});

describe('CRM.COM refusals', () => {
  const status = { code: 'SOME_CODE', message: 'Some words', description: 'More words' };

  it.each([200, '200', 201, 'ok'])('takes the code %j for success', (code) => {
    const token = read(200, { data: { token: CRMCOM_TOKEN }, status: { code } });
    expect([token.accessToken, token.warnings]).toEqual([CRMCOM_TOKEN, undefined]);
  });

  it('keeps a token beside another code, and its words as a warning', () => {
    const token = read(200, { data: { token: CRMCOM_TOKEN }, status });
    expect(token.warnings).toEqual(['CRM.COM also said: “Some words: More words” (SOME_CODE).']);
  });

  it('keeps what is plainly a token in a failure', () => {
    const token = read(500, { data: { token: CRMCOM_TOKEN }, status });
    expect(token.warnings?.[0]).toContain('HTTP 500');
    expect(failure(() => read(500, { data: { token: 'trace-1' }, status })).code).toBe('vendor-failed');
  });

  it('lets status.code decide, whatever it is, word for word', () => {
    expect(failure(() => read(200, { data: { token: null }, status }))).toMatchObject({
      code: 'vendor-refused',
      vendor: { status: 200, code: 'SOME_CODE', message: 'Some words: More words' },
    });
    expect(failure(() => read(200, { status: { code: 'E', message: null } })).vendor).toEqual({
      status: 200,
      code: 'E',
    });
  });

  it.each([
    [400, 'vendor-refused'],
    [401, 'vendor-unauthorised'],
    [403, 'vendor-forbidden'],
    [404, 'vendor-not-found'],
    [500, 'vendor-failed'],
  ])('%i with an envelope is %s with its code', (http, code) => {
    expect(failure(() => read(http, { status }))).toMatchObject({
      code,
      vendor: { status: http, code: 'SOME_CODE' },
    });
  });

  it('takes a 404 without an envelope for a wrong base URL', () => {
    expect(failure(() => read(404, 'Not Found'))).toMatchObject({
      message: expect.stringContaining('base URL'),
      vendor: { status: 404, message: 'Not Found' },
    });
  });

  it('says what to look at for each kind of connection', () => {
    const hint = (keyType: string, http: number, inputs: Record<string, string> = {}) =>
      failure(() =>
        crmcom.readIssue(answer(http, { status }), issueContext({ keyType }, { password: 'PASS' }, inputs)),
      ).hint;
    expect(hint('user', 200)).toContain('user name, password and organisation');
    expect(hint('device_application_key', 401)).toContain('device application key');
    expect(hint('none', 401)).toContain('R16.2');
    expect(hint('none', 200)).toContain('JWT');
    expect(hint('consumer_application_key', 200, { identifyBy: 'jwt' })).toContain('JWT');
    expect(hint('web_api_key', 200)).toContain('unit');
  });

  it('masks a password and a JWT that CRM.COM repeats', () => {
    const echo = { status: { code: 'E', message: 'jwt a.b.c or password PASS is wrong' } };
    const context = issueContext({ keyType: 'none' }, { password: 'PASS' }, { jwt: 'a.b.c' });
    const error = failure(() => crmcom.readIssue(answer(200, echo), context));
    expect(error.vendor?.message).toBe('jwt •••••• or password •••••• is wrong');
    expect(error.fields).toHaveProperty('jwt');
  });

  it('puts words about a field beside it, and masks the secret in them', () => {
    const wrong = { status: { code: 'E', message: 'Authentication code p_kestora1! is unknown' } };
    const error = failure(() => read(200, wrong));
    expect(error.fields).toEqual({ authenticationCode: 'Authentication code •••••• is unknown' });
    expect(JSON.stringify(error)).not.toContain('p_kestora1!');
  });
});
