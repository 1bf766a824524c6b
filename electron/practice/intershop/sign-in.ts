import { PRACTICE_LOGIN } from '../../../shared/practice.ts';
import { basicCredentials } from '../http/basic-credentials.ts';
import type { PracticeReply, PracticeRequest } from '../http/exchange.ts';
import { refuse } from './replies.ts';

/** Token of an agent who signed in before; sent back in the header `authentication-token`. */
export const AGENT_TOKEN = 'practice@PLAIN:cHJhY3RpY2U=|cHJhY3RpY2UtYWdlbnQ=';

/**
 * Checks the three ways to sign in (Basic, `UserLogin` and `UserPassword`, `authentication-token`) and
 * the header `UserOrganization`, which each of them needs (Intershop KB M25763).
 *
 * @returns null when the agent is signed in, else the refusal
 */
export function refuseStranger({ headers }: PracticeRequest): PracticeReply | null {
  if (!isAgent(headers)) {
    const stale = headers['authentication-token'] !== undefined;
    return refuse(401, stale ? 'AuthenticationTokenInvalid' : 'The user is not authenticated.');
  }
  return headers.userorganization === PRACTICE_LOGIN.organization
    ? null
    : refuse(403, 'The organization is not valid for this user.', 'organization.invalid');
}

function isAgent(headers: PracticeRequest['headers']): boolean {
  const basic = basicCredentials(headers.authorization);
  if (basic !== null) return basic.user === PRACTICE_LOGIN.user && basic.password === PRACTICE_LOGIN.password;
  return headers['authentication-token'] === undefined
    ? headers.userlogin === PRACTICE_LOGIN.user && headers.userpassword === PRACTICE_LOGIN.password
    : headers['authentication-token'] === AGENT_TOKEN;
}
