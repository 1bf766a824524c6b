import { describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '../models/connection.ts';
import { oracle } from '../vendors/oracle/index.ts';
import type { ProviderDescription } from './field.ts';
import { readConnectionForm, storedSecrets } from './form.ts';

const saved = {
  baseUrl: 'https://one.example',
  settings: { authorization: 'password', userName: 'agent' },
  stored: ['password', 'channelSecret:RCHANNEL1'],
};
const draft = (baseUrl: string, password = '', settings = {}): ConnectionDraft => ({
  id: 'c1',
  api: 'oracle',
  name: 'Oracle',
  baseUrl,
  allowUnencrypted: true,
  settings: { ...saved.settings, ...settings },
  secrets: { password, bearerToken: '' },
});
const reading = (typed: ConnectionDraft) => readConnectionForm(oracle, typed, saved);

describe('stored secrets of a connection whose base URL is edited', () => {
  it('stay for the same server, however its URL is written', () => {
    for (const url of [
      'https://one.example',
      'https://ONE.example:443/',
      'one.example',
      'https://one.example/content/management/api/v1.1',
    ]) {
      expect(reading(draft(url)), url).toMatchObject({ ok: true, keptSecrets: saved.stored, secrets: {} });
    }
  });

  it('are not there for another scheme, host or port: what is required must be entered again', () => {
    for (const url of ['http://one.example', 'https://two.example', 'https://one.example:8443']) {
      expect(reading(draft(url)), url).toEqual({
        ok: false,
        fields: { password: 'The server changed: enter the password again.' },
      });
      expect(reading(draft(url, 'made-up')), url).toMatchObject({
        ok: true,
        keptSecrets: [],
        secrets: { password: 'made-up' },
      });
    }
  });

  it('are kept back while the URL is none', () => {
    expect(storedSecrets(oracle, draft('https://'), saved)).toEqual({ stored: [], forgotten: saved.stored });
  });

  it('are not asked for again where there were none', () => {
    expect(readConnectionForm(oracle, draft('https://two.example'), { ...saved, stored: [] })).toEqual({
      ok: false,
      fields: { password: 'Enter the password.' },
    });
  });
});

describe('a field that names a server of its own', () => {
  const withTarget: ProviderDescription = {
    ...oracle,
    connectionFields: [
      ...oracle.connectionFields,
      { name: 'tokenUrl', label: 'Token URL', kind: 'text', secretTarget: true },
    ],
  };
  const before = { ...saved, settings: { ...saved.settings, tokenUrl: 'https://idcs.example/oauth2' } };
  const stays = (tokenUrl: string): boolean =>
    storedSecrets(withTarget, draft(saved.baseUrl, '', { tokenUrl }), before).forgotten.length === 0;

  it('forgets stored secrets when it names another one', () => {
    expect(stays('https://idcs.example/oauth2')).toBe(true);
    expect(stays('https://idcs.example/other/path')).toBe(true);
    expect(stays('https://elsewhere.example/oauth2')).toBe(false);
    expect(stays('elsewhere')).toBe(false);
  });

  it('is no change of server when it is no longer used', () => {
    expect(stays('')).toBe(true);
  });
});
