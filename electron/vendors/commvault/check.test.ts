import { describe, expect, it } from 'vitest';
import { answer, MAINTENANCE } from '../kit/testing/calls.ts';
import { checkContext, played } from '../kit/testing/check.ts';
import { commvault } from './index.ts';

const ME = answer(200, { user: { userName: 'agent' }, errorCode: 0 });
const DENIED = answer(401, { errorMessage: 'Access denied', errorCode: 5 });
const MISSING = answer(404, 'Not Found');
const play = (answers: Parameters<typeof played>[1], tokenHeader?: string, kind = 'ALL') =>
  played(
    commvault.checkToken(checkContext(tokenHeader === undefined ? {} : { tokenHeader }, { kind })),
    answers,
  );

describe('Commvault: check of a token', () => {
  it('asks who it is, in the header that the connection says', () => {
    const { asked, verdict } = play([ME], 'authtoken-bearer');
    expect(asked).toEqual([
      {
        method: 'GET',
        url: 'https://vendor.example/base/v2/whoami',
        headers: { Accept: 'application/json', Authtoken: 'Bearer practice-token-1' },
      },
    ]);
    expect(verdict).toEqual({ outcome: 'accepted', message: 'Commvault accepted the token, as agent’s.' });
    expect(play([ME]).asked[0]?.headers).toHaveProperty('Authorization', 'Bearer practice-token-1');
  });

  it('asks a server without that call by the SDK’s', () => {
    const { asked, verdict } = play([MISSING, ME]);
    expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'GET /base/v2/whoami',
      'POST /base/WhoAmI',
    ]);
    expect(verdict.outcome).toBe('accepted');
    expect(verdict).not.toHaveProperty('suggestion');
  });

  it('tries the other headers after a refusal, and suggests the one that works', () => {
    const { asked, verdict } = play([DENIED, ME]);
    expect(asked[1]?.headers).toEqual({ Accept: 'application/json', Authtoken: 'practice-token-1' });
    expect(verdict).toMatchObject({
      outcome: 'accepted',
      suggestion: {
        setting: 'tokenHeader',
        value: 'authtoken',
        words: expect.stringContaining('in the header Authtoken;'),
        action: 'Use this header',
      },
    });
    expect(play([DENIED, DENIED, ME], 'authtoken').verdict.suggestion?.value).toBe('authtoken-bearer');
  });

  it('keeps to the call that the server has while it tries headers', () => {
    const { asked } = play([MISSING, DENIED, DENIED, DENIED]);
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'POST']);
  });

  it('refused in every header is refused, in the vendor’s words', () => {
    const { verdict } = play([DENIED, DENIED, DENIED]);
    expect(verdict).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('expired, was revoked'),
      vendor: { status: 401, code: '5', message: 'Access denied' },
    });
    const inside200 = answer(200, { errorMessage: 'Access denied', errorCode: 5 });
    expect(play([inside200, inside200, inside200]).verdict.outcome).toBe('refused');
  });

  it.each(['CUSTOM', 'MS_SCIM', 'OneTouch'])('a %s token that may not ask is unclear, and why', (kind) => {
    const { verdict } = play([answer(403, { errorMessage: 'no', errorCode: 7 })], undefined, kind);
    expect(verdict.outcome).toBe('unclear');
    expect(verdict.message).toContain(kind);
  });

  it.each([
    [answer(500, { errorMessage: 'oops', errorCode: 1 }), 'failed'],
    [answer(429, ''), 'too many requests'],
    [MAINTENANCE, 'web page'],
    [
      answer(302, '', { location: 'https://elsewhere.example/x?y=z' }),
      'redirects to https://elsewhere.example',
    ],
    [answer(200, { errorCode: 9, errorMessage: 'odd' }), 'says nothing about the token'],
    [answer(200, {}), 'says nothing about the token'],
    [answer(200, '"text"'), 'says nothing about the token'],
  ])('%# is unclear', (given, words) => {
    const { verdict } = play([given]);
    expect(verdict.outcome).toBe('unclear');
    expect(verdict.message).toContain(words);
  });

  it('neither call there is unclear; an echo of the token is masked', () => {
    expect(play([MISSING, MISSING]).verdict.message).toContain('404');
    const echo = answer(403, { errorMessage: 'practice-token-1 may not', errorCode: 7 });
    expect(play([echo]).verdict.vendor?.message).toBe('•••••• may not');
  });
});
