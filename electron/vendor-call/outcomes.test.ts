import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, ERROR_CODES } from '../../shared/errors.ts';
import type { HttpAnswer } from '../../shared/http-message.ts';
import { failureWords, ISSUE_DOUBT, RENEWAL_DOUBT, revocationDoubt, SERVER_DOUBT } from './change-words.ts';
import { type ChangeKind, type Failure, KINDS, OUTCOMES, outcomeOf } from './outcomes.ts';
import { SignInError } from './sign-in-error.ts';

const ANSWER: HttpAnswer = { status: 200, headers: {}, body: '', receivedAt: 0, clockOffsetMs: null };
const errorOf = (code: (typeof ERROR_CODES)[number]) =>
  new AppError({ code, message: 'What the transport or the vendor says.', hint: 'Try again.', retry: true });
const DOUBTS = {
  issue: ISSUE_DOUBT,
  renew: RENEWAL_DOUBT,
  revoke: revocationDoubt('commvault'),
  edit: SERVER_DOUBT.edit,
} as const;

describe('the rule', () => {
  it('calls a call unsent until its first byte has left, whatever went wrong', () => {
    for (const code of ERROR_CODES)
      expect(outcomeOf({ requestSent: false, answer: null, error: errorOf(code) })).toBe('not-sent');
  });

  it('calls a call ambiguous when no whole answer came, whatever went wrong', () => {
    for (const code of ERROR_CODES)
      expect(outcomeOf({ requestSent: true, answer: null, error: errorOf(code) })).toBe('ambiguous');
  });

  it('calls it refused only in the vendor’s own words, or for a redirect', () => {
    for (const code of ERROR_CODES) {
      const expected =
        code.startsWith('vendor-') || code === 'redirected'
          ? 'refused'
          : code === 'outcome-unknown'
            ? 'ambiguous'
            : 'unreadable';
      expect(outcomeOf({ requestSent: true, answer: ANSWER, error: errorOf(code) })).toBe(expected);
    }
  });

  it('calls whatever else is thrown after an answer unreadable', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(outcomeOf({ requestSent: true, answer: ANSWER, error: thrown })).toBe('unreadable');
      }),
    );
  });

  it('knows that nothing was done when the sign-in failed after an answer by which the session was over', () => {
    const error = new SignInError(errorOf('timeout').data);
    expect(outcomeOf({ requestSent: true, answer: ANSWER, error })).toBe('not-sent');
  });
});

describe('the words', () => {
  const failures = Object.keys(OUTCOMES).filter((one): one is Failure => !one.startsWith('done'));

  it.each(Object.keys(DOUBTS) as (keyof typeof DOUBTS)[])(
    'of %s say "try again" only where nothing was done, or where twice is safe',
    (kind) => {
      for (const failure of failures) {
        for (const error of [...ERROR_CODES.map(errorOf), new TypeError('secret-value'), 'thrown']) {
          const words = failureWords(failure, kind, 'commvault', error, DOUBTS[kind]);
          if (failure === 'not-sent' || failure === 'refused') continue;
          expect(words.retry === true).toBe(KINDS[kind as ChangeKind].repeatable);
          expect(`${words.message} ${words.hint}`).toMatch(/\bmay\b/);
          expect(`${words.message} ${words.hint}`).not.toContain('secret-value');
          if (kind !== 'issue') expect(words.code).toBe('outcome-unknown');
          if (!(error instanceof AppError)) expect(words.hint).not.toContain('Try again');
        }
      }
    },
  );

  it('of a cancelled call say whether anything was sent', () => {
    const error = errorOf('cancelled');
    expect(failureWords('ambiguous', 'issue', 'commvault', error, ISSUE_DOUBT)).toMatchObject({
      code: 'outcome-unknown',
      message: 'Cancelled. The request had left, so a token may have been created.',
    });
    expect(failureWords('ambiguous', 'renew', 'commvault', error, RENEWAL_DOUBT).message).toBe(
      'Cancelled after the request had left. The token may have been renewed, and the new pair did not reach Tokendesk.',
    );
  });
});

describe('the table', () => {
  it('marks rows in doubt, and only those, with the audit action "unknown"', () => {
    for (const { row, audit } of Object.values(OUTCOMES)) expect(row === 'inDoubt').toBe(audit === 'unknown');
  });

  it('keeps the call in the list only while its history waits to be written', () => {
    const staying = Object.entries(OUTCOMES).filter(([, { inFlight }]) => inFlight !== 'ends');
    expect(staying.map(([name]) => name)).toEqual(['done-unwritten']);
  });
});
