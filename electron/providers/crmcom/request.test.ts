import { describe, expect, it } from 'vitest';
import { failure, issueContext } from '../testing/calls.ts';
import { CRMCOM_AUTHORIZATION, CRMCOM_KEY } from '../testing/examples.ts';
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
});
