import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../vendors/index.ts';
import { isLoopback, readBaseUrl } from './base-url.ts';
import { APIS } from './values.ts';

const url = (api: keyof typeof PROVIDERS, typed: string) => {
  const reading = readBaseUrl(PROVIDERS[api].baseUrl, typed);
  return reading.ok ? reading.url : reading.problem;
};

describe('readBaseUrl', () => {
  it.each([
    ['https://crm.example', ''],
    ['https://crm.example/?', ''],
    ['https://crm.example/?x', 'Query'],
    ['https://crm.example/#y', 'Fragment'],
    ['https://crm.example/?x#y', 'Query and fragment'],
  ])('says what it leaves out of %s: “%s”', (typed, leftOut) => {
    expect(readBaseUrl(PROVIDERS.crmcom.baseUrl, typed)).toMatchObject({ ok: true, leftOut });
  });

  it.each(['https://ex ample', 'https://ex%20ample', 'https://ex<ample', 'ex ample'])(
    'refuses %s',
    (typed) => {
      expect(url('crmcom', typed)).toContain('This is not a URL.');
    },
  );

  it.each([
    ['commvault', 'cc.example', 'https://cc.example/commandcenter/api'],
    ['commvault', 'https://cc.example/', 'https://cc.example/commandcenter/api'],
    ['commvault', 'https://cc.example/webconsole/api//', 'https://cc.example/webconsole/api'],
    [
      'commvault',
      'https://cc.example/commandcenter/api/V4/AccessToken/',
      'https://cc.example/commandcenter/api',
    ],
    [
      'commvault',
      'https://cc.example/commandcenter/api/v4/accesstoken/Renew',
      'https://cc.example/commandcenter/api',
    ],
    [
      'commvault',
      'https://cc.example/commandcenter/api//V4/AccessToken',
      'https://cc.example/commandcenter/api',
    ],
    ['commvault', 'https://cc.example/commandcenter/api/Login', 'https://cc.example/commandcenter/api'],
    [
      'commvault',
      'http://ws.example:81/SearchSvc/CVWebService.svc/',
      'http://ws.example:81/SearchSvc/CVWebService.svc',
    ],
    ['commvault', 'https://cc.example/commandcenter/api/Login/', 'https://cc.example/commandcenter/api'],
    ['commvault', 'https://api.metallic.io/', 'https://api.metallic.io'],
    ['commvault', 'api.metallic.io/Login', 'https://api.metallic.io'],
    ['commvault', 'https://metallic.io.example', 'https://metallic.io.example/commandcenter/api'],
    ['commvault', 'https://cc.example/webconsole', 'https://cc.example/webconsole/api'],
    ['commvault', 'https://cc.example/commandcenter/', 'https://cc.example/commandcenter/api'],
    ['crmcom', ' https://crm.example ', 'https://crm.example/crmapi/rest/v2'],
    [
      'crmcom',
      'https://crm.example/crmapi/rest/v2/authentication/web_api_key/token',
      'https://crm.example/crmapi/rest/v2',
    ],
    ['crmcom', 'https://crm.example/crmapi/rest/v3/?x=1#y', 'https://crm.example/crmapi/rest/v3'],
    ['oracle', 'https://h.example:4443/content/management/api/v1.1', 'https://h.example:4443'],
    ['oracle', 'https://h.example/content/management/api/v1.1/channels/ID/oauthToken', 'https://h.example'],
    ['oracle', 'https://h.example/documents/home', 'https://h.example'],
    [
      'intershop',
      'https://s.example/INTERSHOP/rest/WFS/ContactCenter/-/',
      'https://s.example/INTERSHOP/rest/WFS/ContactCenter/-',
    ],
    [
      'intershop',
      'https://s.example/ContactCenter/-/customers/ID/tokens',
      'https://s.example/ContactCenter/-',
    ],
  ] as const)('%s: %s', (api, typed, expected) => {
    expect(url(api, typed)).toBe(expected);
  });

  it.each(['', 'ftp://x.example', 'https://user:pass@x.example', 'https://', 'not a url'])(
    'refuses “%s”',
    (typed) => {
      expect(readBaseUrl(PROVIDERS.oracle.baseUrl, typed).ok).toBe(false);
    },
  );

  it('marks http to another host as unencrypted', () => {
    const unencrypted = (typed: string) => {
      const reading = readBaseUrl(PROVIDERS.oracle.baseUrl, typed);
      return reading.ok && reading.unencrypted;
    };
    expect(unencrypted('http://h.example')).toBe(true);
    for (const own of ['http://127.0.0.1:8', 'http://localhost', 'http://[::1]:9', 'https://h.example']) {
      expect(unencrypted(own)).toBe(false);
    }
    expect(isLoopback('127.0.0.1.evil.example')).toBe(false);
  });

  it('changes nothing the second time', () => {
    const part = fc.constantFrom(
      'a',
      'V4',
      'AccessToken',
      'login',
      'authentication',
      'token',
      'customers',
      'users',
      'channels',
      'content',
      'management',
      'api',
      'v1.1',
      'documents',
      '',
      '-',
      'web',
    );
    fc.assert(
      fc.property(fc.constantFrom(...APIS), fc.array(part, { maxLength: 8 }), (api, parts) => {
        const first = url(api, `https://h.example/${parts.join('/')}`);
        expect(url(api, first)).toBe(first);
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...APIS), fc.oneof(fc.webUrl(), fc.string()), (api, typed) => {
        const reading = readBaseUrl(PROVIDERS[api].baseUrl, typed);
        if (reading.ok) expect(url(api, reading.url)).toBe(reading.url);
      }),
    );
  });
});
