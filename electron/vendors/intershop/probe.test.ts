import { describe, expect, it } from 'vitest';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { intershop } from './index.ts';

const [probe] = intershop.probes({
  baseUrl: 'https://shop.example/-',
  settings: { login: 'agent', organization: 'OilCorp' },
  secrets: { password: 'secret' },
});

describe('Intershop probe', () => {
  it('asks who is signed in', () => {
    expect(probe?.request).toMatchObject({ method: 'GET', url: 'https://shop.example/-/users/-' });
    expect(probe?.request.headers).toMatchObject({ UserOrganization: 'OilCorp' });
  });

  it('accepts a user, named or not', () => {
    const user = { type: 'User', firstName: 'Ada', lastName: 'Mayer' };
    expect(probe?.read(answer(200, user))).toEqual({
      outcome: 'accepted',
      message: 'Signed in as Ada Mayer.',
    });
    expect(probe?.read(answer(200, '<User/>'))).toMatchObject({ outcome: 'accepted' });
  });

  it.each(['', '{}', 'OK', '[]', '<Customer/>'])(
    'does not take %j in a 200 for an accepted login',
    (body) => {
      expect(failure(() => probe?.read(answer(200, body))).code).toBe('bad-answer');
    },
  );

  it('refuses with the reason beside the field', () => {
    const wrong = answer(403, '', { 'error-key': 'organization.invalid' });
    expect(failure(() => probe?.read(wrong))).toMatchObject({
      code: 'vendor-forbidden',
      fields: { organization: expect.any(String) },
    });
    expect(failure(() => probe?.read(answer(404, ''))).message).toContain('base URL');
    expect(failure(() => probe?.read(MAINTENANCE)).code).toBe('bad-answer');
  });
});
