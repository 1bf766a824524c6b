import { describe, expect, it } from 'vitest';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { oracle } from './index.ts';

const probe = (authorization: string) =>
  oracle.probes({
    baseUrl: 'https://host.example',
    settings: { authorization },
    secrets: { bearerToken: 'abc' },
  })[0];
const CHANNELS = answer(200, { hasMore: false, items: [] });

describe('Oracle probe', () => {
  it('lists one channel', () => {
    expect(probe('bearer')?.request).toMatchObject({
      method: 'GET',
      url: 'https://host.example/content/management/api/v1.1/channels?limit=1',
      headers: { Authorization: 'Bearer abc' },
    });
  });

  it('accepts an Authorization, and reaches without one', () => {
    expect(probe('bearer')?.read(CHANNELS)).toMatchObject({ outcome: 'accepted' });
    expect(probe('none')?.read(CHANNELS)).toMatchObject({ outcome: 'reached' });
    expect(probe('none')?.read(answer(401, ''))).toMatchObject({ outcome: 'reached' });
    expect(probe('none')?.read(answer(403, ''))).toMatchObject({ outcome: 'reached' });
  });

  it('refuses', () => {
    expect(failure(() => probe('bearer')?.read(answer(401, ''))).code).toBe('vendor-unauthorised');
    expect(failure(() => probe('none')?.read(answer(404, ''))).message).toContain('base URL');
    expect(failure(() => probe('none')?.read(MAINTENANCE)).code).toBe('bad-answer');
    expect(failure(() => probe('none')?.read(answer(200, { hello: 1 }))).code).toBe('bad-answer');
  });
});
