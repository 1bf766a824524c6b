import { PRACTICE_LOGIN } from '../../../../shared/practice/marks.ts';
import { basicCredentials } from '../../kit/practice/basic-credentials.ts';
import type { PracticeReply, PracticeRequest } from '../../kit/practice/exchange.ts';
import type { DomainTokens } from './identity-domain.ts';
import { refuse } from './replies.ts';

/**
 * Checks the `Authorization` header.
 *
 * @param optional true for the token call, whose documented example has none
 * @param isIssued true for a token that this server issued and that has not expired
 * @returns null when the caller may go on, else the refusal
 */
export function refuseStranger(
  { headers }: PracticeRequest,
  optional: boolean,
  tokens: DomainTokens,
  isIssued: (token: string) => boolean = () => false,
): PracticeReply | null {
  const { authorization } = headers;
  if (authorization === undefined && optional) return null;
  const basic = basicCredentials(authorization);
  const isUser = basic?.user === PRACTICE_LOGIN.user && basic.password === PRACTICE_LOGIN.password;
  const bearer = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
  const isBearer = bearer === PRACTICE_LOGIN.bearerToken || isIssued(bearer);
  return isUser || isBearer || tokens.use(authorization)
    ? null
    : refuse(401, 'The Authorization header is missing or not valid.');
}

/** Writes need `X-Requested-With: XMLHttpRequest`, the API's guard against forged requests. */
export function refuseForged({ headers }: PracticeRequest): PracticeReply | null {
  return headers['x-requested-with'] === 'XMLHttpRequest'
    ? null
    : refuse(403, 'The header X-Requested-With must be XMLHttpRequest.');
}
