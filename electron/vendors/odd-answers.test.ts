import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applies } from '../../shared/forms/form.ts';
import { APIS, type Api } from '../../shared/forms/values.ts';
import { PROVIDERS as DESCRIPTIONS } from '../../shared/vendors/index.ts';
import { PROVIDERS } from './index.ts';
import { answer, failure, issueContext } from './kit/testing/calls.ts';
import { checkContext } from './kit/testing/check.ts';

/** Names that every object has, and others that are special somewhere. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'then', 'length'];

const INPUTS: Readonly<Record<Api, Record<string, string>>> = {
  intershop: { customerId: 'C1', responseFormat: 'JSON' },
  commvault: { tokenName: 'n', tokenType: 'ALL' },
  oracle: { channelId: 'CH1', channelSecret: 'practice-channel-secret' },
  crmcom: { identifyBy: 'code', authenticationCode: 'practice-code' },
};
const contextOf = (api: Api) => issueContext({}, { password: 'practice-pass' }, INPUTS[api]);

/** A good answer of each vendor with a token of this text, and more members inside and beside. */
function good(api: Api, token: string, more: Readonly<Record<string, unknown>> = {}): unknown {
  switch (api) {
    case 'commvault':
      return { tokenInfo: { ...more, accessToken: token }, error: { errorCode: 0 } };
    case 'crmcom':
      return { data: { ...more, token }, status: { code: 'OK' } };
    case 'oracle':
    case 'intershop':
      return { ...more, token };
  }
}

const read = (api: Api, body: unknown, headers = {}, status = 200) =>
  PROVIDERS[api].readIssue(answer(status, body, headers), contextOf(api));

describe.each(APIS)('an odd answer of %s', (api) => {
  it.each(INHERITED)('may use the word %s anywhere', (word) => {
    const name = { errorCode: word, code: word, message: word, title: word, 'o:errorCode': word };
    const words = { error: name, status: name, ...name };
    for (const status of [200, 400, 401, 403, 404, 500]) {
      const headers = { 'error-key': word };
      const error = failure(() => read(api, words, headers, status));
      expect(JSON.stringify(error)).not.toContain('native code');
      expect(typeof error.hint).toBe('string');
    }
    const token = read(api, good(api, 'practice-token', { tokenType: word, user: word, tokenName: word }));
    expect(JSON.stringify(token)).not.toContain('native code');
    expect(typeof token.kind).toBe('string');
    const settings = { keyType: word, headerStyle: word, tokenHeader: word, authorization: word };
    const use = DESCRIPTIONS[api].tokenUse({
      baseUrl: 'https://a.example',
      settings,
      kind: word,
      inputs: {},
    });
    expect(JSON.stringify(use)).not.toContain('native code');
    const jwt = `${btoa(JSON.stringify({ alg: word }))}.${btoa(JSON.stringify({ [word]: 1 }))}.x`;
    expect(JSON.stringify(PROVIDERS[api].readToken(jwt))).not.toContain('native code');
    expect(applies({ when: { [word]: ['x'] } }, {})).toBe(false);
    const shop = { ...settings, webShopUrl: 'https://shop.example' };
    const check = PROVIDERS[api].checkToken(checkContext(shop, { kind: word, inputs: { identifier: 'i' } }));
    const verdict = check.read(answer(403, words));
    expect(JSON.stringify(verdict)).not.toContain('native code');
  });

  it.each(['text/html', 'text/plain', 'application/octet-stream', 'text/html; charset=utf-8', ''])(
    'may be labelled %j: its content decides',
    (type) => {
      expect(
        read(api, JSON.stringify(good(api, 'practice-token')), { 'content-type': type }).accessToken,
      ).toBe('practice-token');
    },
  );

  it('shows nothing of a structure but its sentences', () => {
    const body = { trace: { session: 'practice-canary' }, 'practice-canary': 1, message: 'Not today' };
    const cut = JSON.stringify(body).slice(0, -3);
    for (const [text, said] of [
      [JSON.stringify(body), 'Not today'],
      [cut, null],
      ['<error><trace>practice-canary</trace><message>Not today</message></error>', 'Not today'],
    ] as const) {
      const error = failure(() => read(api, text, {}, 502));
      expect(JSON.stringify(error)).not.toContain('practice-canary');
      if (said !== null) expect(error.vendor?.message).toBe(said);
    }
  });

  it('may say names of any length: they are cut, and the token is kept', () => {
    const long = 'ü'.repeat(300_000);
    const more = { tokenName: long, user: long, tokenType: long, accessTokenId: long, userId: long };
    const { accessToken, ...rest } = read(api, good(api, 'practice-token', more));
    expect(accessToken).toBe('practice-token');
    expect(JSON.stringify(rest).length).toBeLessThan(2_000);
    const jwt = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ usr: 'x'.repeat(300_000) }))}.x`;
    const claims = JSON.stringify(PROVIDERS[api].readToken(jwt));
    expect(claims.length).toBeLessThan(5_000);
    const error = failure(() =>
      read(api, { message: long, errorMessage: long, errorCode: 7 }, { 'error-key': long }, 400),
    );
    expect(JSON.stringify(error).length).toBeLessThan(4_000);
  });

  it('may hold a token of any length', () => {
    const token = 'practice'.repeat(100_000);
    expect(read(api, good(api, token)).accessToken).toBe(token);
    const settings = { webShopUrl: 'https://shop.example' };
    const checked = () =>
      PROVIDERS[api].checkToken(checkContext(settings, { accessToken: token, inputs: { identifier: 'i' } }));
    if (api === 'crmcom') expect(checked().request.body).toContain(token);
    else
      expect(failure(checked)).toMatchObject({
        code: 'not-possible',
        hint: expect.stringContaining('copied'),
      });
  });

  it('may say any time: the expiry is right, or unknown, or as documented', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.double(), fc.maxSafeInteger()), (exp) => {
        const jwt = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ exp: exp ?? null }) ?? '{}')}.x`;
        const { expiry } = read(api, good(api, jwt, { tokenExpiryTimestamp: exp, expiration: exp }));
        if (expiry.expiresAt === null) expect(expiry.source).toBe('unknown');
        else expect(new Date(expiry.expiresAt).getUTCFullYear()).toBeLessThan(2100);
      }),
    );
  });
});

describe('XML of Intershop', () => {
  const token = (content: string) =>
    read('intershop', `<Token><token>${content}</token><user>M&#252;ller &amp; S&#xF6;hne</user></Token>`);

  it('has its references decoded', () => {
    expect(token('a&#43;b&#x2F;c&amp;&lt;&gt;&quot;&apos;')).toMatchObject({
      accessToken: `a+b/c&<>"'`,
      subject: 'Müller & Söhne (C1)',
    });
    expect(token('<![CDATA[a&#43;b]]>').accessToken).toBe('a&#43;b');
  });

  it('has no entities of its own', () => {
    for (const odd of ['a&own;b', 'a&#0;b', 'a&#xD800;b', 'a&b']) {
      expect(failure(() => token(odd)).code).toBe('bad-answer');
    }
    const bomb =
      '<!DOCTYPE Token [<!ENTITY x "practice"><!ENTITY f SYSTEM "file:///etc/passwd">]><Token><token>&x;</token></Token>';
    expect(failure(() => read('intershop', bomb)).code).toBe('bad-answer');
  });
});
