import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, issueContext, NOW } from '../kit/testing/calls.ts';
import { commvault } from './index.ts';

const build = (inputs: Record<string, string>, settings: Record<string, string> = {}) =>
  commvault.buildIssue(
    issueContext(
      { authentication: 'authtoken', tokenTypeFormat: 'name', ...settings },
      { authtoken: ' QSDK abc ' },
      { tokenName: 'support-4711', ...inputs },
      'https://cc.example/commandcenter/api',
    ),
  );
const body = (inputs: Record<string, string>, settings?: Record<string, string>): unknown =>
  JSON.parse(build(inputs, settings).body ?? '');

describe('Commvault request', () => {
  it('is a POST of JSON with the Authtoken', () => {
    expect(build({ tokenType: 'ALL' })).toStrictEqual({
      method: 'POST',
      url: 'https://cc.example/commandcenter/api/V4/AccessToken',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', Authtoken: 'QSDK abc' },
      body: '{"tokenName":"support-4711","tokenType":"ALL"}',
    });
  });

  it.each([
    ['DEFAULT', 0],
    ['MS_SCIM', 1],
    ['ALL', 2],
    ['OneTouch', 4],
  ])('sends %s by name or as %i', (tokenType, number) => {
    expect(body({ tokenType })).toEqual({ tokenName: 'support-4711', tokenType });
    expect(body({ tokenType }, { tokenTypeFormat: 'number' })).toMatchObject({ tokenType: number });
  });

  it('sends Hyperscale as a number, whatever the setting says', () => {
    for (const tokenTypeFormat of ['name', 'number'])
      expect(body({ tokenType: 'Hyperscale' }, { tokenTypeFormat })).toMatchObject({ tokenType: 5 });
  });

  it('sends the fields of newer servers where they are filled in', () => {
    const newer = { allowedIPs: '203.0.113.7\n\n2001:db8::/32\n203.0.113.7', userId: '42' };
    for (const tokenType of ['ALL', 'OneTouch'])
      expect(body({ tokenType, ...newer })).toEqual({
        tokenName: 'support-4711',
        tokenType,
        allowedIPs: ['203.0.113.7', '2001:db8::/32'],
        userId: 42,
      });
    expect(Object.keys(body({ tokenType: 'ALL', allowedIPs: '', userId: '' }) as object)).toEqual([
      'tokenName',
      'tokenType',
    ]);
    for (const userId of ['0', '-4', '2147483648', 'admin'])
      expect(failure(() => build({ tokenType: 'ALL', userId })).fields).toHaveProperty('userId');
  });

  it('sends endpoints for CUSTOM, and only then', () => {
    const apiEndpoints = '/plan\n\n /v4/servergroup ';
    expect(body({ tokenType: 'CUSTOM', apiEndpoints })).toEqual({
      tokenName: 'support-4711',
      tokenType: 'CUSTOM',
      apiEndpoints: ['/plan', '/v4/servergroup'],
    });
    expect(body({ tokenType: 'ALL', apiEndpoints })).not.toHaveProperty('apiEndpoints');
    expect(failure(() => build({ tokenType: 'CUSTOM', apiEndpoints: '' }))).toMatchObject({
      code: 'invalid-input',
      fields: { apiEndpoints: expect.any(String) },
    });
  });

  it('sends only the time that applies to the type', () => {
    const inputs = { renewableUntil: '2026-06-01T12:00', tokenExpiry: '2026-03-01T12:00' };
    const until = new Date('2026-06-01T12:00').getTime() / 1000;
    const expiry = new Date('2026-03-01T12:00').getTime() / 1000;
    const base = { tokenName: 'support-4711' };
    expect(body({ ...inputs, tokenType: 'ALL' })).toEqual({
      ...base,
      tokenType: 'ALL',
      renewableUntilTimestamp: until,
    });
    expect(body({ ...inputs, tokenType: 'OneTouch' })).toEqual({
      ...base,
      tokenType: 'OneTouch',
      tokenExpiryTimestamp: expiry,
    });
  });

  it('sends Unix seconds that an int32 can hold, never ms', () => {
    const minutes = fc.integer({ min: Math.floor(NOW / 60_000) + 2_000, max: 35_790_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const local = new Date(minute * 60_000 - new Date(minute * 60_000).getTimezoneOffset() * 60_000);
        const sent = body({ tokenType: 'ALL', renewableUntil: local.toISOString().slice(0, 16) });
        expect(sent).toMatchObject({ renewableUntilTimestamp: minute * 60 });
        expect(minute * 60).toBeLessThan(2 ** 31);
      }),
      { numRuns: 50 },
    );
  });
});
