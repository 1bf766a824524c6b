import { describe, expect, it } from 'vitest';
import { answer, MAINTENANCE } from '../kit/testing/calls.ts';
import { checkContext, played } from '../kit/testing/check.ts';
import { oracle } from './index.ts';

const check = oracle.checkToken(checkContext({ authorization: 'password' }));
const verdict = (...given: Parameters<typeof answer>) => played(check, [answer(...given)]).verdict;

describe('Oracle: check of a token', () => {
  it('lists one channel with the token as bearer, not with the connection’s own Authorization', () => {
    expect(check.request).toEqual({
      method: 'GET',
      url: 'https://vendor.example/base/content/management/api/v1.1/channels?limit=1',
      headers: {
        Accept: 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
        Authorization: 'Bearer practice-token-1',
      },
    });
    expect(verdict(200, { items: [] }).outcome).toBe('accepted');
  });

  it('a 401 refuses the token, a 403 says nothing certain', () => {
    const body = { title: 'Unauthorized', 'o:errorCode': 'OCE-1' };
    expect(verdict(401, body, { 'x-oracle-dms-ecid': 'E1' })).toMatchObject({
      outcome: 'refused',
      vendor: { status: 401, code: 'OCE-1', message: 'Unauthorized', correlationId: 'E1' },
    });
    expect(verdict(403, body)).toMatchObject({
      outcome: 'unclear',
      message: expect.stringContaining('delivery call'),
    });
  });

  it('what is no list of channels is unclear', () => {
    for (const given of [MAINTENANCE, answer(200, {}), answer(404, 'x'), answer(500, 'x')])
      expect(played(check, [given]).verdict.outcome).toBe('unclear');
  });
});
