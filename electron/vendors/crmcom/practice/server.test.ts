import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormValues } from '../../../../shared/forms/values.ts';
import type { HttpRequest } from '../../../../shared/http-message.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../../shared/practice/marks.ts';
import {
  type PracticeBench,
  practiceBench,
  send,
} from '../../../usecases/practice/testing/practice-fixture.ts';
import { crmcom } from '../index.ts';

let fixture: PracticeBench;
beforeAll(async () => {
  fixture = await practiceBench();
});
afterAll(() => fixture.stop());

const codeOf = async (changes: Partial<HttpRequest>): Promise<[number, string]> => {
  const answer = await send({ ...crmcom.buildIssue(fixture.context('crmcom')), ...changes });
  const { status }: { status: { code: string } } = JSON.parse(answer.body);
  return [answer.status, status.code];
};
const WEB_KEY = { applicationKey: PRACTICE_LOGIN.webApiKey };

describe('CRM.COM practice server', () => {
  it('issues a JWT of two hours whose exp is text', async () => {
    const token = await fixture.issue('crmcom', fixture.context('crmcom', { unit: '1' }));
    expect(token.expiry.source).toBe('jwt');
    expect(token.subject).toBe('practice-consumer');
    const [, claims = ''] = token.accessToken.split('.');
    const { exp, iat }: Record<string, unknown> = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect([typeof exp, Number(exp) - Number(iat)]).toEqual(['string', 7_200]);
    expect(token.accessToken.length).toBeGreaterThan(300);
  });

  it('takes a Web API key without identifier, and marks by the unit', async () => {
    const settings = { keyType: 'web_api_key' };
    const token = await fixture.issue('crmcom', fixture.context('crmcom', {}, settings, WEB_KEY));
    expect(token.subject).toBe('practice-server');
    const failing = fixture.context('crmcom', { unit: PRACTICE_MARKS.failed }, settings, WEB_KEY);
    await expect(fixture.issue('crmcom', failing)).rejects.toMatchObject({ data: { code: 'vendor-failed' } });
  });

  it('wants the colon after the key, and JSON', async () => {
    const { headers } = crmcom.buildIssue(fixture.context('crmcom'));
    const bare = Buffer.from(PRACTICE_LOGIN.consumerKey).toString('base64');
    expect(await codeOf({ headers: { ...headers, Authorization: `Basic ${bare}` } })).toEqual([
      401,
      'PRACTICE_HTTP_401',
    ]);
    expect(await codeOf({ headers: { ...headers, 'Content-Type': 'text/plain' } })).toEqual([
      400,
      'PRACTICE_HTTP_400',
    ]);
  });

  it.each([
    ['{}', 'MISSING_PARAMETER'],
    ['{"access_token_identifier":{}}', 'INVALID_REQUEST'],
    [
      '{"access_token_identifier":{"authentication_code":"a","identifier":"b","pass_code":"c"}}',
      'INVALID_REQUEST',
    ],
    ['{"access_token_identifier":{"identifier":"practice-identifier"}}', 'INVALID_REQUEST'],
    ['{"access_token_identifier":{"authentication_code":"someone else"}}', 'ACCESS_TOKEN_NOT_FOUND'],
    ['{"access_token_identifier":{"authentication_code":"practice-code"},"unit":"9"}', 'UNIT_NOT_FOUND'],
    ['{"access_token_identifier":{"username":"x"}}', 'INVALID_REQUEST'],
  ])('refuses %s inside a 200', async (body, code) => {
    expect(await codeOf({ body })).toEqual([200, `PRACTICE_${code}`]);
  });

  it('issues by each key type, as the app asks for it', async () => {
    const jwt = { jwt: PRACTICE_RECORDS.jwt, organisation: PRACTICE_LOGIN.organization };
    const by = (keyType: string, inputs: FormValues, secrets = {}, settings = {}) =>
      fixture.issue('crmcom', {
        ...fixture.context('crmcom', {}, { keyType, ...settings }, { applicationKey: '', ...secrets }),
        inputs,
      });
    expect((await by('none', jwt)).subject).toBe('practice-consumer');
    const withKey = { applicationKey: PRACTICE_LOGIN.consumerKey };
    await by('consumer_application_key', { identifyBy: 'jwt', ...jwt }, withKey);
    const wrongKey = by('consumer_application_key', { identifyBy: 'jwt', ...jwt }, { applicationKey: 'X' });
    await expect(wrongKey).rejects.toMatchObject({ data: { code: 'vendor-unauthorised' } });
    const device = {
      installedItemBy: 'id',
      installedItem: PRACTICE_RECORDS.installedItem,
      jwt: PRACTICE_RECORDS.jwt,
    };
    await by('device_application_key', device);
    await by('device_application_key', device, { deviceKey: PRACTICE_LOGIN.deviceKey });
    await expect(by('device_application_key', device, { deviceKey: 'X' })).rejects.toMatchObject({
      data: { code: 'vendor-unauthorised' },
    });
    const user = { userName: PRACTICE_LOGIN.user, organisation: PRACTICE_LOGIN.organization };
    const token = await by('user', { unit: '1' }, { password: PRACTICE_LOGIN.password }, user);
    expect(token.subject).toBe(PRACTICE_LOGIN.user);
    expect(crmcom.readToken(token.accessToken).claims.map(({ name }) => name)).not.toContain('ari');
  });

  it('signs a user in by name, password and organisation', async () => {
    const url = `${fixture.context('crmcom').baseUrl}/authentication/token`;
    const login = { username: PRACTICE_LOGIN.user, password: PRACTICE_LOGIN.password };
    const whole = { ...login, organisation: PRACTICE_LOGIN.organization };
    expect(await codeOf({ url, body: JSON.stringify(whole) })).toEqual([200, 'OK']);
    expect(await codeOf({ url, body: JSON.stringify(login) })).toEqual([200, 'PRACTICE_MISSING_PARAMETER']);
  });
});
