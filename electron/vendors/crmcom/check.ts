import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { isSuccess } from '../kit/refusal.ts';
import { type CheckContext, cannotCheck, type TokenCheck } from '../kit/token-check.ts';
import { refusedToken, type Verdict, verdictByStatus } from '../kit/verdict.ts';
import { VENDOR } from './refused.ts';
import { JSON_HEADERS } from './request.ts';
import { readEnvelope, readWords, verdict } from './words.ts';

/**
 * `POST access_tokens/show` of the customer's own access token record (CRM.COM Web API R5, deprecated with
 * R18), with the token in the body: a query ends up in logs.
 *
 * @throws AppError `not-possible` for a token that was not issued by an identifier
 */
export function checkToken(context: CheckContext): TokenCheck {
  const identifier = text(context.inputs, 'identifier');
  if (identifier === '') {
    throw cannotCheck(
      'CRM.COM has no harmless read for this token.',
      'The only one asks for the customer’s access token record, and only tokens issued by “Identifier and pass code” leave an identifier here that is no secret. Try the token where it is needed.',
    );
  }
  return {
    request: {
      method: 'POST',
      url: `${context.baseUrl}/access_tokens/show`,
      headers: JSON_HEADERS,
      body: JSON.stringify({
        token: context.accessToken,
        access_token_identifier: { identifier },
        fields_set: 'number,life_cycle_state',
      }),
    },
    read: (answer) => judge(answer, context),
  };
}

/**
 * CRM.COM publishes no list of codes: only a 401, or words that call the token itself expired or not
 * valid, refuse it. Anything else may be about the record.
 */
function judge(answer: HttpAnswer, { accessToken }: CheckContext): Verdict {
  const envelope = readEnvelope(answer);
  const words = readWords(answer);
  const given = { vendor: VENDOR, answer, words, accessToken };
  if (isSuccess(answer.status) && envelope !== null) {
    if (verdict(envelope) === 'ok') {
      return {
        outcome: 'accepted',
        message: 'CRM.COM accepted the token, and showed the customer’s access token record.',
      };
    }
    if (verdict(envelope) === 'refused') {
      return saysTokenIsNoGood(`${words.code ?? ''} ${words.message ?? ''}`)
        ? refusedToken(given)
        : {
            ...verdictByStatus(given),
            message: 'CRM.COM refused the question, but not in words about the token itself.',
          };
    }
  }
  return verdictByStatus(given);
}

/** An "access token" is the customer's record at CRM.COM, not this token. */
function saysTokenIsNoGood(words: string): boolean {
  const about = words.toLowerCase().replaceAll('_', ' ').replaceAll('access token', 'record');
  const noGood = '(expired|invalid|not valid|unknown|not found)';
  return new RegExp(`\\b(token|session)\\b.*\\b${noGood}|\\b${noGood}\\b.*\\b(token|session)\\b`).test(about);
}
