import type { VendorWords } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { CheckOutcome } from '../../../shared/models/token-check.ts';
import { isHtml } from './json-body.ts';
import { redirectHost } from './redirect.ts';
import { vendorWords, type Words } from './refusal.ts';

/** What an answer says about a token. */
export interface Verdict {
  readonly outcome: CheckOutcome;
  readonly message: string;
  readonly vendor?: VendorWords;
  /** A setting of the connection with which the token works, in place of the one that it has. */
  readonly suggestion?: {
    readonly setting: string;
    readonly value: string;
    /** What speaks for it, as a sentence, and what the button says that changes it. */
    readonly words: string;
    readonly action: string;
  };
}

/** An answer that did not accept a token, with what is needed to say so. */
export interface CheckAnswer {
  readonly vendor: string;
  readonly answer: HttpAnswer;
  readonly words: Words;
  /** Masked in the vendor's words. */
  readonly accessToken: string;
}

const ENDED = 'It has expired, was revoked, or belongs to another server.';

/** The vendor says that the token is no good. */
export function refusedToken(given: CheckAnswer, message = `${given.vendor} refused the token.`): Verdict {
  return { outcome: 'refused', message: `${message} ${ENDED}`, vendor: wordsOf(given) };
}

/**
 * What an answer without acceptance says by its HTTP status: only 401 is a refusal of the token itself.
 *
 * @param forbidden what a 403 can also mean for this token
 */
export function verdictByStatus(given: CheckAnswer, forbidden = ''): Verdict {
  const { vendor, answer } = given;
  if (answer.status === 401) return refusedToken(given);
  return { outcome: 'unclear', message: unclear(vendor, answer, forbidden).trim(), vendor: wordsOf(given) };
}

function unclear(vendor: string, answer: HttpAnswer, forbidden: string): string {
  const { status } = answer;
  if (status >= 300 && status < 400) return `The server redirects to ${redirectHost(answer)}.`;
  if (isHtml(answer)) return `A web page came in place of ${vendor}’s answer (HTTP ${status}).`;
  if (status === 403)
    return `${vendor} does not allow this question (403). That need not be the token’s fault. ${forbidden}`;
  if (status === 404) return `${vendor} does not know the call by which this is asked (404).`;
  if (status === 429) return `${vendor} has had too many requests (429). Check again later.`;
  if (status >= 500)
    return `${vendor} failed while it worked on the question (HTTP ${status}). Check again later.`;
  return `${vendor} answered in a way that says nothing about the token (HTTP ${status}).`;
}

function wordsOf({ answer, words, accessToken }: CheckAnswer): VendorWords {
  return vendorWords({ answer, words, secrets: [accessToken] });
}
