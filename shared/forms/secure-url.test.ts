import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../vendors/index.ts';
import { secureUrlProblem } from './base-url.ts';
import { readConnectionForm } from './form.ts';

describe('secureUrlProblem', () => {
  it.each([
    'https://idcs.example',
    ' https://idcs.example:8443/x ',
    'http://127.0.0.1:1',
    'http://localhost',
  ])('takes %s', (url) => expect(secureUrlProblem(url)).toBeNull());

  it.each([
    'http://idcs.example',
    'ftp://x.example',
    'idcs.example',
    'https://user:pass@idcs.example',
    'https://',
  ])('refuses %s', (url) => expect(secureUrlProblem(url)).not.toBeNull());

  it('holds for the identity domain also where the base URL may be unencrypted', () => {
    const draft = {
      api: 'oracle' as const,
      name: 'x',
      baseUrl: 'http://oracle.example',
      allowUnencrypted: true,
      settings: {
        authorization: 'client',
        clientId: 'c',
        scope: 's',
        identityDomainUrl: 'http://idcs.example',
      },
      secrets: { clientSecret: 'practice' },
    };
    const reading = readConnectionForm(PROVIDERS.oracle, draft, null);
    expect(reading).toMatchObject({ ok: false, fields: { identityDomainUrl: expect.any(String) } });
  });

  it('another identity domain forgets the stored client secret', () => {
    const settings = {
      authorization: 'client',
      clientId: 'c',
      scope: 's',
      identityDomainUrl: 'https://idcs-1.example',
    };
    const saved = { baseUrl: 'https://oracle.example', settings, stored: ['clientSecret'] };
    const draft = {
      api: 'oracle' as const,
      name: 'x',
      baseUrl: saved.baseUrl,
      allowUnencrypted: false,
      settings,
      secrets: { clientSecret: '' },
    };
    expect(readConnectionForm(PROVIDERS.oracle, draft, saved)).toMatchObject({ ok: true });
    const elsewhere = { ...settings, identityDomainUrl: 'https://idcs-2.example' };
    expect(readConnectionForm(PROVIDERS.oracle, { ...draft, settings: elsewhere }, saved)).toMatchObject({
      ok: false,
      fields: { clientSecret: expect.stringContaining('again') },
    });
  });
});
