import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { IssuedToken } from './define.ts';
import { isSuccess, vendorWords, type Words } from './refusal.ts';
import { salvage, type TokenMembers } from './salvage.ts';

/**
 * True when a token that was read in an answer is one that the vendor hands out: in a success always, in a
 * failure only when it is plainly a new token.
 *
 * @param sent tokens that the request carried: an error may repeat them
 */
export function isHandedOut(
  answer: HttpAnswer,
  accessToken: string,
  members: TokenMembers,
  sent: readonly string[],
): boolean {
  return isSuccess(answer.status) || salvage(answer, members, sent)?.accessToken === accessToken;
}

/**
 * What the agent should know of an answer that hands out a token and speaks of an error as well.
 *
 * @param words of the error inside it; null where there is none
 * @param secrets masked in them
 */
export function warningsOf(
  vendor: string,
  answer: HttpAnswer,
  words: Words | null,
  secrets: readonly string[],
): Pick<IssuedToken, 'warnings'> {
  const { code = null, message = null } = words === null ? {} : vendorWords({ answer, words, secrets });
  const said = [...(message === null ? [] : [`“${message}”`]), ...(code === null ? [] : [`(${code})`])].join(
    ' ',
  );
  const warnings = [
    ...(isSuccess(answer.status)
      ? []
      : [`${vendor} answered HTTP ${answer.status}, and handed out a token all the same.`]),
    ...(said === '' ? [] : [`${vendor} also said: ${said}.`]),
  ];
  return warnings.length === 0 ? {} : { warnings };
}
