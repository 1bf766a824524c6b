import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ConnectionContext, IssueContext } from '../kit/define.ts';
import { codeOfStatus, refusal, type Words } from '../kit/refusal.ts';
import { secretsOf } from '../kit/secrets.ts';
import { hasAuthorization } from './headers.ts';
import { isOracleError, readWords } from './words.ts';

export const VENDOR = 'Oracle';

export interface Better {
  readonly message?: string;
  readonly hint?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A refused request for a token. */
export function refusedIssue(answer: HttpAnswer, context: IssueContext): AppError {
  const words = readWords(answer);
  return refused(answer, context, words, true, {
    ...credentialHint(codeOfStatus(answer.status), context),
    ...issueSentences(answer, context, words),
  });
}

/** A refused test of the connection. */
export function refusedProbe(answer: HttpAnswer, context: ConnectionContext): AppError {
  const code = codeOfStatus(answer.status);
  const better = code === 'vendor-not-found' ? WRONG_BASE : credentialHint(code, context);
  return refused(answer, context, readWords(answer), false, better);
}

function issueSentences(answer: HttpAnswer, context: IssueContext, words: Words): Better {
  if (answer.status === 404) {
    if (!isOracleError(answer)) return WRONG_BASE;
    return {
      message: `Oracle does not know the channel “${text(context.inputs, 'channelId')}”.`,
      hint: 'Check the channel ID (Administration > Content > Publishing Channels) and the connection’s base URL.',
      fields: { channelId: 'Oracle does not know this channel ID.' },
    };
  }
  const aboutSecret = /channel ?secret|\bsecret\b/i.test(words.message ?? '');
  return aboutSecret && (answer.status === 400 || answer.status === 403)
    ? {
        hint: 'Check the channel secret: it belongs to one channel, and generating a new one ends the old one.',
        fields: { channelSecret: words.message ?? '' },
      }
    : {};
}

export const WRONG_BASE: Better = {
  message: 'There is no Oracle Content Management API at this base URL.',
  hint: 'Check the base URL: it is the instance’s host, without a path.',
};

function credentialHint(code: ErrorCode, context: ConnectionContext): Better {
  if (code !== 'vendor-unauthorised' && code !== 'vendor-forbidden') return {};
  if (!hasAuthorization(context)) {
    return {
      hint: 'Check channel ID and channel secret. If they are right, this instance wants an Authorization: add a bearer token to the connection.',
    };
  }
  return {
    hint:
      code === 'vendor-unauthorised'
        ? 'Check the connection’s Authorization: a bearer token of the identity domain may have expired.'
        : 'Check the channel secret, and that the connection’s user may use this channel.',
  };
}

export function refused(
  answer: HttpAnswer,
  context: ConnectionContext | IssueContext,
  words: Words,
  creates: boolean,
  better: Better,
): AppError {
  return refusal({
    vendor: VENDOR,
    answer,
    words,
    secrets: secretsOf('oracle', context),
    creates,
    ...better,
  });
}
