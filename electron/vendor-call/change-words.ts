import { type ErrorData, toErrorData } from '../../shared/errors.ts';
import type { Api } from '../../shared/forms/values.ts';
import { lostAnswerAdvice } from '../../shared/lost-answer.ts';
import { PROVIDERS } from '../../shared/vendors/index.ts';
import { MAY_BE_CREATED } from '../http/transport-error.ts';
import { type ChangeKind, type Failure, KINDS } from './outcomes.ts';

/** What the agent is told when nobody knows whether it happened. */
export interface DoubtWords {
  /** What may have happened, as a sentence. */
  readonly maybe: string;
  readonly remedy: string;
}

/** What the agent reads about a change that failed. */
export function failureWords(
  failure: Failure,
  kind: ChangeKind,
  api: Api,
  error: unknown,
  doubt: DoubtWords,
): ErrorData {
  const data = toErrorData(error);
  if (failure === 'refused') return data;
  if (failure === 'not-sent') {
    return data.code === 'internal'
      ? { ...data, message: 'Something went wrong inside Tokendesk. Nothing was sent.' }
      : data;
  }
  const { code, vendor } = data;
  const known =
    kind === 'issue' ? ofIssue(api, data) : { code: 'outcome-unknown' as const, hint: doubt.remedy };
  return {
    code: known.code,
    message: withDoubt(whatHappened(kind, api, data), doubt.maybe, data.hint),
    hint: known.hint,
    ...(vendor === undefined || code === 'internal' ? {} : { vendor }),
    ...(KINDS[kind].repeatable ? { retry: true } : {}),
  };
}

/** An issue keeps what the answer says about itself: it tells a login page from a lost connection. */
function ofIssue(api: Api, { code, hint }: ErrorData): Pick<ErrorData, 'code' | 'hint'> {
  const advice = lostAnswerAdvice(api);
  if (code === 'bad-answer') return { code, hint: `${advice} ${hint}` };
  return { code: 'outcome-unknown', hint: code === 'outcome-unknown' ? `${advice} ${hint}` : advice };
}

function whatHappened(kind: ChangeKind, api: Api, { code, message }: ErrorData): string {
  if (code === 'cancelled') return kind === 'issue' ? 'Cancelled.' : 'Cancelled after the request had left.';
  // Not a word of an error that nobody foresaw: it could hold a secret, and it would say "try again".
  if (code === 'internal') return `${PROVIDERS[api].name} answered, but Tokendesk could not read the answer.`;
  return message;
}

function withDoubt(what: string, maybe: string, hint: string): string {
  if (what.includes(maybe)) return what;
  if (maybe === MAY_BE_CREATED && hint.includes('may have been created')) return what;
  return `${what.replace(MAY_BE_CREATED, '').trim()} ${maybe}`;
}

/** After a lost answer to an issue. */
export const ISSUE_DOUBT: DoubtWords = { maybe: MAY_BE_CREATED, remedy: '' };

/** After a lost answer to a renewal. */
export const RENEWAL_DOUBT: DoubtWords = {
  maybe: 'The token may have been renewed, and the new pair did not reach Tokendesk.',
  remedy:
    'The access token may still work until it expires; issue a new one before that. Tokendesk will not renew this one again: a vendor that sees an old refresh token ends the whole token.',
};

/** After a lost answer to the revocation of a token of the history. */
export function revocationDoubt(api: Api): DoubtWords {
  return {
    maybe: 'The token may or may not be revoked.',
    remedy: `Revoke it again: that is safe, and ${PROVIDERS[api].name} then says whether it is gone.`,
  };
}

const REFRESH = 'Refresh the list to see which. Doing it again is safe: it asks for the same.';

/** After a lost answer about a token that only the server knows. */
export const SERVER_DOUBT = {
  edit: { maybe: 'The token may or may not be changed.', remedy: REFRESH },
  revocation: { maybe: 'The token may or may not be revoked.', remedy: REFRESH },
} as const satisfies Record<string, DoubtWords>;

/** After a lost answer to a sign-out. */
export const SIGN_OUT_DOUBT: DoubtWords = {
  maybe: 'The session may still be open.',
  remedy: 'It ends by itself.',
};

/** What the agent is told of a change that happened and cannot be written into the history now. */
export type UnwrittenWords = (reason: ErrorData) => ErrorData;

/** @param inMemory there is no keychain either: the secret is in memory only */
export function unwrittenWords(kind: 'issue' | 'renew', inMemory: boolean): UnwrittenWords {
  const { done, secret, later } = UNWRITTEN[kind];
  return (reason) => {
    const code = reason.code.startsWith('storage') ? reason.code : 'storage';
    const remedy = code === 'storage-full' ? 'Free some disk space' : 'Make the history writable again';
    return inMemory
      ? {
          code,
          message: `${done}, but the history could not be written, and without a keychain ${secret} is in memory only.`,
          hint: `${remedy} now and leave Tokendesk open: ${later} by itself. It is lost when Tokendesk quits before.`,
        }
      : {
          code,
          message: `${done} and ${secret} is safe, but the history could not be written.`,
          hint: `${remedy}: ${later} by itself, from the keychain, even after a restart.`,
        };
  };
}

const UNWRITTEN = {
  issue: {
    done: 'The token was issued',
    secret: 'its secret',
    later: 'the token then appears in the history',
  },
  renew: { done: 'The token was renewed', secret: 'the new pair', later: 'it then catches up' },
} as const;
