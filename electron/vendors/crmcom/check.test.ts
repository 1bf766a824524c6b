import { describe, expect, it } from 'vitest';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { checkContext, played } from '../kit/testing/check.ts';
import { crmcom } from './index.ts';

const check = crmcom.checkToken(checkContext({}, { inputs: { identifyBy: 'identifier', identifier: 'me' } }));
const verdict = (status: number, body: unknown) => played(check, [answer(status, body)]).verdict;
const refused = (code: string, message: string | null) =>
  verdict(200, { data: {}, status: { code, message, description: null } });

describe('CRM.COM: check of a token', () => {
  it('shows the customer’s record, with the token in the body and never in the URL', () => {
    expect(check.request).toMatchObject({
      method: 'POST',
      url: 'https://vendor.example/base/access_tokens/show',
    });
    expect(check.request.headers).not.toHaveProperty('Authorization');
    expect(JSON.parse(check.request.body ?? '')).toEqual({
      token: 'practice-token-1',
      access_token_identifier: { identifier: 'me' },
      fields_set: 'number,life_cycle_state',
    });
  });

  it('is not possible without an identifier that is no secret', () => {
    for (const inputs of [{}, { identifyBy: 'authentication_code' }, { installedItem: 'SN-1' }]) {
      expect(failure(() => crmcom.checkToken(checkContext({}, { inputs })))).toMatchObject({
        code: 'not-possible',
        hint: expect.stringContaining('Nothing was sent.'),
      });
    }
  });

  it.each(['OK', 'ok', ' Ok '])('status code “%s” is acceptance', (code) => {
    expect(verdict(200, { data: { number: 'AT1' }, status: { code, message: null } }).outcome).toBe(
      'accepted',
    );
  });

  it.each([
    ['INVALID_TOKEN', null],
    ['E1', 'The token has expired'],
    ['E1', 'Invalid session'],
    ['TOKEN_NOT_FOUND', ''],
  ])('%s “%s” is about the token itself', (code, message) => {
    expect(refused(code, message)).toMatchObject({ outcome: 'refused', vendor: { status: 200, code } });
  });

  it.each([
    ['ACCESS_TOKEN_NOT_FOUND', 'There is no access token of this kind'],
    ['INVALID_ACCESS_TOKEN', null],
    ['MISSING_PARAMETER', 'pass_code is mandatory'],
    ['SOME_CODE', null],
  ])('%s “%s” is not', (code, message) => {
    expect(refused(code, message)).toMatchObject({
      outcome: 'unclear',
      message: expect.stringContaining('not in words about the token'),
    });
  });

  it('a 401 refuses; anything else says nothing', () => {
    expect(verdict(401, { status: { code: 'E', message: 'x' } }).outcome).toBe('refused');
    for (const given of [answer(404, 'x'), answer(500, 'x'), MAINTENANCE, answer(200, '{"data"')])
      expect(played(check, [given]).verdict.outcome).toBe('unclear');
  });
});
