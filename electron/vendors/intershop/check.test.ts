import { describe, expect, it } from 'vitest';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { checkContext, played } from '../kit/testing/check.ts';
import { intershop } from './index.ts';

const SHOP = { webShopUrl: 'https://shop.example/INTERSHOP/rest/WFS/Shop/-/' };
const PLAIN = 'demo@PLAIN:fMowskQet+8=|UmtZS0RnQU45cFFBQUFGRks5UWo2TXhOQDE0MDA1MDQyOTE5MjE=';
const JWT = ['{"alg":"RS256"}', '{"sub":"x"}', 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');
const check = (accessToken = PLAIN) => intershop.checkToken(checkContext(SHOP, { accessToken }));
/** As the web shop describes the token's own customer. */
const CUSTOMER = { type: 'PrivateCustomer', customerNo: 'C1' };

const verdict = (...given: Parameters<typeof answer>) => played(check(), [answer(...given)]).verdict;

describe('Intershop: check of a token', () => {
  it('asks the web shop for the token’s own customer', () => {
    expect(check().request).toEqual({
      method: 'GET',
      url: 'https://shop.example/INTERSHOP/rest/WFS/Shop/-/customers/-',
      headers: { Accept: 'application/json', 'authentication-token': PLAIN },
    });
    expect(verdict(200, CUSTOMER)).toEqual({
      outcome: 'accepted',
      message: 'The web shop accepted the token.',
    });
  });

  it('says what to enter where the web shop’s URL is not known', () => {
    expect(failure(() => intershop.checkToken(checkContext()))).toMatchObject({
      code: 'not-possible',
      hint: expect.stringContaining('Web shop REST URL'),
    });
  });

  it('mentions a fresh token, and shows nothing of it', () => {
    const fresh = verdict(200, {}, { 'authentication-token': 'fresh@PLAIN:abc=|def=' });
    expect(fresh.message).toContain('fresh token');
    expect(JSON.stringify(fresh)).not.toContain('abc');
    expect(verdict(200, CUSTOMER, { 'authentication-token': PLAIN }).message).not.toContain('fresh');
  });

  it.each(['AuthenticationTokenOutdated', 'AuthenticationTokenInvalid'])(
    '%s refuses, wherever it stands',
    (error) => {
      expect(verdict(200, {}, { 'authentication-token': error })).toMatchObject({
        outcome: 'refused',
        vendor: { code: error },
      });
      expect(verdict(400, error).outcome).toBe('refused');
    },
  );

  it('takes an answer with nothing in it for no acceptance', () => {
    for (const nothing of ['', {}, 'OK', '[]']) expect(verdict(200, nothing).outcome).toBe('unclear');
  });

  it('tries a JWT as bearer after a refusal; nothing else', () => {
    const refusal = answer(401, 'no');
    const { asked, verdict: decided } = played(check(JWT), [refusal, answer(200, CUSTOMER)]);
    expect(asked[1]?.headers).toEqual({ Accept: 'application/json', Authorization: `Bearer ${JWT}` });
    expect(decided).toMatchObject({
      outcome: 'accepted',
      message: expect.stringContaining('Authorization: Bearer'),
    });
    expect(played(check(JWT), [refusal, refusal]).verdict.outcome).toBe('refused');
    expect(played(check(), [refusal]).verdict.outcome).toBe('refused');
  });

  it('everything else is unclear', () => {
    for (const given of [answer(403, 'x'), answer(404, 'x'), answer(500, 'x'), MAINTENANCE])
      expect(played(check(), [given]).verdict.outcome).toBe('unclear');
  });
});
