import { describe, expect, it } from 'vitest';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { crmcom } from './index.ts';

const probe = (keyType: string) =>
  crmcom.probes({
    baseUrl: 'https://crm.example/v2',
    settings: { keyType },
    secrets: { applicationKey: 'K' },
  })[0];
const refused = { data: {}, status: { code: 'E', message: 'identifier is mandatory' } };

describe('CRM.COM probe', () => {
  it('leaves out what a token would need', () => {
    const consumer = probe('consumer_application_key')?.request;
    expect(consumer).toMatchObject({ body: '{}', headers: { Authorization: 'Basic Szo=' } });
    expect(probe('web_api_key')?.request.headers).not.toHaveProperty('Authorization');
  });

  it('is reached by any envelope', () => {
    expect(probe('consumer_application_key')?.read(answer(200, refused))).toMatchObject({
      outcome: 'reached',
    });
    expect(probe('consumer_application_key')?.read(answer(400, refused))).toMatchObject({
      outcome: 'reached',
    });
    expect(probe('web_api_key')?.read(answer(401, refused))).toMatchObject({ outcome: 'reached' });
  });

  it('refuses what is not CRM.COM, or does not take the key', () => {
    expect(failure(() => probe('consumer_application_key')?.read(answer(401, refused))).code).toBe(
      'vendor-unauthorised',
    );
    expect(failure(() => probe('web_api_key')?.read(answer(404, 'nothing'))).code).toBe('vendor-not-found');
    expect(failure(() => probe('web_api_key')?.read(answer(500, refused))).code).toBe('vendor-failed');
    expect(failure(() => probe('web_api_key')?.read(MAINTENANCE)).code).toBe('bad-answer');
  });

  it('sends no password and no JWT, and says what it could not check', () => {
    for (const [keyType, words] of [
      ['user', 'User name and password are checked only'],
      ['none', 'A JWT is checked only'],
      ['device_application_key', 'What identifies the device is checked only'],
    ] as const) {
      expect(probe(keyType)?.request).toMatchObject({ body: '{}' });
      expect(probe(keyType)?.request.headers).not.toHaveProperty('Authorization');
      expect(probe(keyType)?.read(answer(200, refused))?.message).toContain(words);
    }
  });
});
