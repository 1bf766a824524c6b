import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APIS, type Api } from '../../shared/forms/values.ts';
import { PROVIDERS } from '../vendors/index.ts';
import { answer } from '../vendors/kit/testing/calls.ts';
import {
  COMMVAULT_TOKEN_INFO,
  CRMCOM_TOKEN,
  INTERSHOP_JSON,
  INTERSHOP_XML,
  ORACLE_EXPIRATION,
  ORACLE_TOKEN,
} from '../vendors/kit/testing/examples.ts';
import { maskedAnswer } from './kept-answer.ts';

const GOOD: Readonly<Record<Api, object>> = {
  intershop: JSON.parse(INTERSHOP_JSON) as object,
  commvault: { error: { errorCode: 0, errorMessage: '' }, tokenInfo: COMMVAULT_TOKEN_INFO },
  oracle: { channelId: 'CH1', token: ORACLE_TOKEN, expiration: ORACLE_EXPIRATION },
  crmcom: { data: { token: CRMCOM_TOKEN }, status: { code: 'OK', message: null } },
};

const CANARY = 'canary-pass/word+ 7&';
const SECRETS = [CANARY, '482915'];
/** The secret as servers may repeat it. */
const FORMS = [
  CANARY,
  Buffer.from(CANARY).toString('base64'),
  Buffer.from(`agent:${CANARY}`).toString('base64'),
  Buffer.from(CANARY).toString('base64url'),
  encodeURIComponent(CANARY),
  new URLSearchParams({ p: CANARY }).toString(),
  JSON.stringify(CANARY),
  [...CANARY].map((char) => `&#${char.charCodeAt(0)};`).join(''),
  482_915,
  '482915',
];
const TRACES = /canary|Y2FuYXJ5|NhbmFyeS|jYW5hcn|482915|&#99;/;

describe.each(APIS)('what is kept of an answer of %s', (api) => {
  const { safeFields } = PROVIDERS[api];

  it('is status, content type, size and what is known to be safe', () => {
    const kept = maskedAnswer(answer(201, GOOD[api]), [], { safeFields });
    expect(kept).toMatch(/^HTTP 201, application\/json, [\d,]+ bytes\n\n\{/);
    for (const secret of [
      COMMVAULT_TOKEN_INFO.accessToken,
      COMMVAULT_TOKEN_INFO.refreshToken,
      'eyJ',
      '@PLAIN',
    ]) {
      expect(kept).not.toContain(secret);
    }
  });

  it('never holds a secret, whatever member the vendor puts it in', () => {
    const names = [
      ...safeFields.flatMap((path) => path.split('.')),
      'token',
      'message',
      'data',
      'x',
      ...FORMS.map(String),
    ];
    const leaf = fc.constantFrom(...FORMS);
    const member = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(member, fc.constantFrom(...names), (value, name) => {
        const bodies = [
          { ...GOOD[api], [name]: value },
          { tokenInfo: { [name]: value }, status: { [name]: value } },
          value,
        ];
        for (const body of bodies) {
          const given = answer(200, JSON.stringify(body), {
            'content-type': `application/json; x=${CANARY}`,
          });
          expect(maskedAnswer(given, SECRETS, { safeFields, warnings: [`It said ${CANARY}.`] })).not.toMatch(
            TRACES,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is no more than that for what cannot be read', () => {
    for (const body of [CANARY, `<x>${CANARY}</x>`, `{"token":"${CANARY}"`, '<html>', '']) {
      expect(maskedAnswer(answer(502, body), SECRETS, { safeFields })).toMatch(
        /^HTTP 502, text\/plain, \d+ bytes$/,
      );
    }
  });
});

describe('what is kept of an answer', () => {
  it('in XML is what is safe in it', () => {
    const kept = maskedAnswer(answer(201, INTERSHOP_XML), [], { safeFields: PROVIDERS.intershop.safeFields });
    expect(kept).toContain('"user": "Cyrillus Mayer"');
    expect(kept).not.toContain('PLAIN');
  });

  it('names warnings, and has bounds', () => {
    const long = {
      tokenInfo: {
        tokenName: 'n'.repeat(9_000),
        apiEndpoints: Array.from({ length: 5_000 }, () => '/x'.repeat(99)),
      },
    };
    const kept = maskedAnswer(answer(200, long), [], {
      safeFields: PROVIDERS.commvault.safeFields,
      warnings: ['Not all was well.'],
    });
    expect(kept).toContain('\nNot all was well.\n');
    expect(kept.length).toBeLessThanOrEqual(20_001);
  });

  it('is little where nothing is said to be safe', () => {
    expect(maskedAnswer(answer(200, GOOD.oracle), [])).toMatch(/^HTTP 200, application\/json, [\d,]+ bytes$/);
  });
});
