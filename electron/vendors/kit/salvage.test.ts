import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../../shared/testing/cpu-ms.ts';
import { salvage, type TokenMembers } from './salvage.ts';
import { answer } from './testing/calls.ts';
import {
  COMMVAULT_TOKEN_INFO,
  CRMCOM_TOKEN,
  INTERSHOP_JSON,
  INTERSHOP_XML,
  ORACLE_TOKEN,
} from './testing/examples.ts';

const COMMVAULT: TokenMembers = { accessToken: ['accessToken'], refreshToken: ['refreshToken'] };
const OTHERS: TokenMembers = { accessToken: ['token'], refreshToken: [] };

const PAIR = { accessToken: 'practiceA1', refreshToken: 'practiceR1' };
const found = (body: string, status = 200) => salvage(answer(status, body), COMMVAULT);

describe('salvage', () => {
  it('finds the pair in an answer that was cut off behind it', () => {
    expect(
      found('{"accessToken":"practiceA1","refreshToken":"practiceR1","tokenExpiryTimestamp":17956'),
    ).toEqual(PAIR);
  });

  it.each([
    ['garbage behind', '{"accessToken":"practiceA1","refreshToken":"practiceR1"}\r\n0\r\n<!-- gw -->'],
    ['garbage before', ')]}\',\n{"tokenInfo":{"accessToken":"practiceA1","refreshToken":"practiceR1"}}'],
    ['two documents', '{"a":1}{"accessToken":"practiceA1","refreshToken":"practiceR1"}'],
    ['a trailing comma', '{"accessToken":"practiceA1","refreshToken":"practiceR1",}'],
    [
      'a page around it',
      '<!DOCTYPE html><p class="x">5" wide</p>{"accessToken":"practiceA1","refreshToken":"practiceR1"}',
    ],
    [
      'UTF-16 read as UTF-8',
      [...'\uFFFD{"accessToken":"practiceA1","refreshToken":"practiceR1"}'].join('\0'),
    ],
    [
      'an unescaped line break',
      '{"tokenName":"a\nb","accessToken":"practiceA1","refreshToken":"practiceR1"}'.replace('a\nb', 'ab'),
    ],
    ['escapes', '{"access\\u0054oken":"practice\\u0041\\u0031","refreshToken":"practiceR1"'],
    [
      'XML in place of JSON',
      '<r><accessToken>practiceA1</accessToken><refreshToken>practiceR1</refreshToken><x',
    ],
  ])('finds it with %s', (_, body) => {
    expect(found(body)).toEqual(PAIR);
  });

  it.each([
    ['half a token', '{"accessToken":"practiceA'],
    ['a token in words', '{"errorMessage":"you sent {\\"accessToken\\":\\"practiceA1\\"}"'],
    ['a token in an error', '{"error":{"accessToken":"practiceA1","refreshToken":"practiceR1"}'],
    ['a token in a request that is repeated', '{"request":{"body":[{"accessToken":"practiceA1"}]'],
    ['two that differ', '{"accessToken":"practiceA1","accessToken":"practiceA2"'],
    ['a number', '{"accessToken":123456789'],
    ['damaged text', '{"accessToken":"practice\uFFFDA1"'],
    ['a page’s own token', '<html><script>x={"accessToken":"practiceA1"}</script></html>'],
    ['open XML', '<r><accessToken>practiceA1</accessTok'],
    ['escaped XML in words', '<r><message>&lt;accessToken&gt;practiceA1&lt;/accessToken&gt;</message>'],
    ['an own entity', '<!DOCTYPE r [<!ENTITY x "y">]><r><accessToken>practice&x;</accessToken></r>'],
    ['nothing', ''],
  ])('finds nothing in %s', (_, body) => {
    expect(found(body)).toBeNull();
  });

  it('takes both tokens from one object, and the fuller one first', () => {
    expect(
      found(
        '{"old":{"accessToken":"practiceA0"},"new":{"accessToken":"practiceA1","refreshToken":"practiceR1"}',
      ),
    ).toEqual(PAIR);
    expect(found('{"a":{"accessToken":"practiceA1"},"b":{"refreshToken":"practiceR9"}')).toEqual({
      accessToken: 'practiceA1',
      refreshToken: null,
    });
  });

  it('does not take back what the request carried', () => {
    const body = '{"accessToken":"practiceA1","refreshToken":"practiceR1"';
    expect(salvage(answer(200, body), COMMVAULT, ['practiceA1', 'practiceR1'])).toBeNull();
    expect(salvage(answer(200, body), COMMVAULT, ['practiceR1'])).toEqual({ ...PAIR, refreshToken: null });
  });

  it('takes a member of an unspecific name from a failure or a page only when it is plainly a token', () => {
    const inBody = (token: string, status: number) => salvage(answer(status, `{"token":"${token}",`), OTHERS);
    expect(inBody('trace-0123456789', 502)).toBeNull();
    expect(inBody(CRMCOM_TOKEN, 502)?.accessToken).toBe(CRMCOM_TOKEN);
    expect(inBody('opaque-0123456789', 201)?.accessToken).toBe('opaque-0123456789');
    expect(found('{"accessToken":"practiceA1"', 500)?.accessToken).toBe('practiceA1');
  });

  const GOOD: readonly (readonly [string, string, TokenMembers, string, string | null])[] = [
    [
      'Commvault',
      JSON.stringify({
        error: { errorCode: 0 },
        tokenInfo: { ...COMMVAULT_TOKEN_INFO, tokenName: 'Müller "x" \\ {"accessToken":"no"}' },
      }),
      COMMVAULT,
      COMMVAULT_TOKEN_INFO.accessToken,
      COMMVAULT_TOKEN_INFO.refreshToken,
    ],
    [
      'Oracle',
      JSON.stringify({ channelId: 'C', token: ORACLE_TOKEN, expiration: { value: 'x' } }),
      OTHERS,
      ORACLE_TOKEN,
      null,
    ],
    [
      'CRM.COM',
      JSON.stringify({ data: { token: CRMCOM_TOKEN }, status: { code: 'OK' } }, null, 2),
      OTHERS,
      CRMCOM_TOKEN,
      null,
    ],
    ['Intershop JSON', INTERSHOP_JSON, OTHERS, (JSON.parse(INTERSHOP_JSON) as { token: string }).token, null],
    ['Intershop XML', INTERSHOP_XML, OTHERS, /<token>(.*)<\/token>/.exec(INTERSHOP_XML)?.[1] ?? '', null],
  ];

  it.each(GOOD)(
    '%s cut at any byte gives whole values or nothing',
    (_, body, members, accessToken, refreshToken) => {
      const bytes = Buffer.from(body);
      let longest = 0;
      for (let cut = 0; cut <= bytes.length; cut++) {
        const result = salvage(answer(200, bytes.subarray(0, cut).toString('utf8')), members);
        if (result === null) continue;
        longest = cut;
        expect(result.accessToken).toBe(accessToken);
        expect([null, refreshToken]).toContain(result.refreshToken);
      }
      expect(longest).toBe(bytes.length);
      expect(salvage(answer(200, body), members)).toEqual({ accessToken, refreshToken });
    },
  );

  it('gives whole values or nothing for any pair, cut and surroundings', () => {
    const token = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => !/[\s\p{C}\uFFFD]/u.test(text));
    fc.assert(
      fc.property(token, token, fc.string(), fc.string(), fc.nat(), (access, refresh, before, after, at) => {
        fc.pre(!/[{<"]/.test(before));
        const body = `${before}${JSON.stringify({ note: after, accessToken: access, refreshToken: refresh })}`;
        const result = found(body.slice(0, at % (body.length + 1)));
        if (result === null) return;
        expect(result.accessToken).toBe(access);
        expect([null, refresh]).toContain(result.refreshToken);
      }),
    );
  });

  it('never throws, and takes time that grows with the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => void found(body)));
    for (const part of [
      '{"',
      '{"a":',
      '[',
      '"',
      '\\"',
      '<a>',
      '<a ',
      '<!--',
      '&',
      '{"a":"b",',
      '{   ',
      '</a>',
    ]) {
      const work = (text: string): void => {
        found(`{"accessToken":${text}`);
        found(`<r>${text}`);
      };
      expect(growth(work, part, 120_000), part).toBeLessThan(2.5);
    }
  }, 60_000);
});
