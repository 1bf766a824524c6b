import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { codeOfStatus, doubtWords, isInDoubt, refusal, vendorWords, type Words } from '../kit/refusal.ts';
import { secretsOf } from '../kit/secrets.ts';
import { firewallSentences } from './firewall.ts';
import { readWords } from './words.ts';

export const VENDOR = 'Commvault';

const DUPLICATE_WORDS = /already present|already exists/i;
const NAME_TAKEN = 'This user already has a token of this name.';

/** Which field of the issue form Commvault's words are about. */
const FIELD_WORDS: readonly (readonly [RegExp, string])[] = [
  [/token ?name/i, 'tokenName'],
  [/token ?type/i, 'tokenType'],
  [/api ?end ?points?/i, 'apiEndpoints'],
  [/renewable ?until/i, 'renewableUntil'],
  [/token ?expiry/i, 'tokenExpiry'],
  [/allowed ?ips?|ip (allow|address|range)/i, 'allowedIPs'],
  [/user ?id/i, 'userId'],
];

/** Better sentences than the general ones, for a call on a token that exists. */
export interface Sentences {
  readonly message?: string;
  readonly hint?: string;
  /** What is wrong with a field of the form, by its name. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The same by what the refusal is, and what a server error in nobody's words leaves open. */
export type TokenSentences = Partial<Record<ErrorCode, Sentences>> & { readonly inDoubt: string | null };

/**
 * A refused call.
 *
 * @param what `issue` may have created a token and has fields; `check` has neither
 * @param words read before, where the error was inside a 200
 */
export function refused(
  answer: HttpAnswer,
  context: ConnectionContext,
  what: 'issue' | 'check',
  words: Words = readWords(answer),
): AppError {
  const inside200 = answer.status < 300;
  const code: ErrorCode = inside200 ? 'vendor-refused' : codeOfStatus(answer.status);
  const { fields } = what === 'issue' ? fieldProblems(words) : {};
  const duplicate = DUPLICATE_WORDS.test(words.message ?? '');
  return refusal({
    vendor: VENDOR,
    answer,
    words,
    secrets: secretsOf('commvault', context),
    creates: what === 'issue',
    code,
    ...(code === 'vendor-not-found' ? TOO_OLD : {}),
    ...(duplicate && fields?.tokenName !== undefined ? DUPLICATE : {}),
    ...(duplicate ? {} : hint(code, context, answer)),
    ...(fields === undefined ? {} : { fields }),
    ...firewallSentences(answer),
  });
}

/** 404 on a server that has no V4 access tokens yet, or on something that is no Commvault API at all. */
export const TOO_OLD = {
  message: 'There are no V4 access tokens at this base URL.',
  hint: 'Either the server is too old for V4 access tokens (SP36 or older), or the base URL is wrong. Test the connection to tell which.',
} as const;

const DUPLICATE = {
  message: 'Commvault already has a token of this name.',
  hint: 'Choose another token name: it must be unique among the user’s tokens.',
} as const;

/**
 * A refused call on a token that exists.
 *
 * @param secrets of the token itself, masked in the vendor's words beside the connection's
 * @param sentences by what the refusal is
 */
export function refusedOnToken(
  answer: HttpAnswer,
  context: ConnectionContext,
  words: Words,
  secrets: readonly string[],
  sentences: TokenSentences,
): AppError {
  const masked = [...secretsOf('commvault', context), ...secrets];
  if (sentences.inDoubt !== null && isInDoubt(answer, words)) {
    return new AppError({
      code: 'outcome-unknown',
      message: doubtWords({ vendor: VENDOR, answer }),
      hint: sentences.inDoubt,
      vendor: vendorWords({ answer, words, secrets: masked }),
    });
  }
  const code: ErrorCode = answer.status < 300 ? 'vendor-refused' : codeOfStatus(answer.status);
  return refusal({
    vendor: VENDOR,
    answer,
    words,
    secrets: masked,
    creates: false,
    code,
    ...(code === 'vendor-rate-limited' ? rateLimitHint(answer) : {}),
    ...sentences[code],
    ...firewallSentences(answer),
  });
}

/** The field that a refusal is about, with what is said beside it; nothing when the words name none. */
export function fieldProblems({ message }: Words): Pick<Sentences, 'fields'> {
  const field = fieldNamed(message ?? '');
  if (field === null || message === null) return {};
  const duplicate = DUPLICATE_WORDS.test(message) && field === 'tokenName';
  return { fields: { [field]: duplicate ? NAME_TAKEN : message } };
}

function fieldNamed(message: string): string | null {
  return FIELD_WORDS.find(([words]) => words.test(message))?.[1] ?? null;
}

function hint(code: ErrorCode, context: ConnectionContext, answer: HttpAnswer): { readonly hint?: string } {
  if (code === 'vendor-unauthorised') {
    return {
      hint:
        text(context.settings, 'authentication') === 'password'
          ? 'Check the connection’s user name and password, then test the connection.'
          : 'The Authtoken may have ended: a login token lasts 30 minutes without use. Put a new one into the connection, or let the connection sign in with user name and password.',
    };
  }
  if (code === 'vendor-forbidden') {
    return {
      hint: 'The user needs the right to create access tokens, and newer servers refuse access tokens here: use a login token, or user name and password.',
    };
  }
  return code === 'vendor-rate-limited' ? rateLimitHint(answer) : {};
}

/** Commvault's SaaS names its limit in `X-RateLimit-Limit` and `X-RateLimit-Period` (Commvault REST API, SaaS). */
export function rateLimitHint(answer: HttpAnswer): { readonly hint?: string } {
  const limit = answer.headers['x-ratelimit-limit'];
  const period = answer.headers['x-ratelimit-period'];
  if (limit === undefined) return {};
  const rule = period === undefined ? limit : `${limit} per ${period}`;
  return { hint: `The server’s limit is ${rule} (X-RateLimit). Wait, then try again.` };
}
