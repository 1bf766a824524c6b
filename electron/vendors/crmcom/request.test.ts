import { describe, expect, it } from 'vitest';
import { failure, issueContext } from '../kit/testing/calls.ts';
import { CRMCOM_AUTHORIZATION, CRMCOM_KEY } from '../kit/testing/examples.ts';
import { crmcom } from './index.ts';

const build = (inputs: Record<string, string>, keyType = 'consumer_application_key') =>
  crmcom.buildIssue(
    issueContext({ keyType }, { applicationKey: CRMCOM_KEY }, inputs, 'https://crm.example/crmapi/rest/v2'),
  );
const byCode = { identifyBy: 'authentication_code', authenticationCode: 'p_kestora1!' };

describe('CRM.COM request', () => {
  it('is the vendor’s own example, the colon after the key included', () => {
    expect(build({ ...byCode, unit: '1' })).toStrictEqual({
      method: 'POST',
      url: 'https://crm.example/crmapi/rest/v2/authentication/consumer_application_key/token',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        Authorization: CRMCOM_AUTHORIZATION,
      },
      body: '{"access_token_identifier":{"authentication_code":"p_kestora1!"},"unit":"1"}',
    });
  });

  it('sends the unit only if given, and exactly one way to identify', () => {
    const both = {
      ...byCode,
      identifyBy: 'identifier',
      identifier: 'me@example.com',
      passCode: '1234',
      unit: '',
    };
    expect(JSON.parse(build(both).body ?? '')).toEqual({
      access_token_identifier: { identifier: 'me@example.com', pass_code: '1234' },
    });
    const { passCode: _, ...without } = both;
    expect(failure(() => build(without)).fields).toHaveProperty('passCode');
  });

  it('sends no identifier with a Web API key', () => {
    expect(build({}, 'web_api_key')).toMatchObject({
      url: expect.stringMatching(/\/authentication\/web_api_key\/token$/),
      body: '{}',
    });
    expect(build({ unit: '2' }, 'web_api_key').body).toBe('{"unit":"2"}');
  });

  it('sends a JWT with its organisation and the unit and nothing else, with or without the key', () => {
    const inputs = { identifyBy: 'jwt', jwt: 'a.b.c', organisation: 'ORG1', unit: '1', identifier: 'x' };
    const withKey = build(inputs);
    const body = { jwt: 'a.b.c', organisation: 'ORG1', unit: '1' };
    expect(JSON.parse(withKey.body ?? '')).toEqual(body);
    expect(withKey.headers).toMatchObject({ Authorization: CRMCOM_AUTHORIZATION });
    const { identifyBy: _, ...alone } = inputs;
    const without = build(alone, 'none');
    expect(without.url).toMatch(/\/authentication\/consumer_application_key\/token$/);
    expect(JSON.parse(without.body ?? '')).toEqual(body);
    expect(without.headers).not.toHaveProperty('Authorization');
    expect(failure(() => build({ jwt: 'a.b.c' }, 'none')).fields).toHaveProperty('organisation');
  });

  it('signs a user in without any key', () => {
    const settings = { keyType: 'user', userName: 'agent', organisation: 'ps_dev' };
    const secrets = { password: ' pass"word ', applicationKey: CRMCOM_KEY };
    const request = crmcom.buildIssue(
      issueContext(settings, secrets, { unit: '1' }, 'https://crm.example/v2'),
    );
    expect(request).toStrictEqual({
      method: 'POST',
      url: 'https://crm.example/v2/authentication/token',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: '{"username":"agent","password":" pass\\"word ","organisation":"ps_dev","unit":"1"}',
    });
  });

  it('identifies a device by its installed item, and sends a key only if there is one', () => {
    const device = (installedItemBy: string, secrets: Record<string, string> = {}) =>
      crmcom.buildIssue(
        issueContext(
          { keyType: 'device_application_key' },
          secrets,
          { installedItemBy, installedItem: 'SN-1', jwt: 'a.b.c' },
          'https://crm.example/v2',
        ),
      );
    const request = device('serial_number');
    expect(request.url).toBe('https://crm.example/v2/authentication/device_application_key/token');
    expect(JSON.parse(request.body ?? '')).toEqual({
      installed_item_identifier: { serial_number: 'SN-1' },
      jwt_token: 'a.b.c',
    });
    expect(request.headers).not.toHaveProperty('Authorization');
    expect(device('id', { deviceKey: CRMCOM_KEY }).headers).toMatchObject({
      Authorization: CRMCOM_AUTHORIZATION,
    });
    expect(device('id', { deviceKey: CRMCOM_KEY }).body).toContain('{"id":"SN-1"}');
  });
});
