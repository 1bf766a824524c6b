import { PRACTICE_LOGIN, PRACTICE_USERS } from '../../../../shared/practice/marks.ts';
import { basicCredentials } from '../../kit/practice/basic-credentials.ts';
import type { PracticeReply, PracticeRequest } from '../../kit/practice/exchange.ts';
import { practiceId } from '../../kit/practice/practice-token.ts';
import { refuse } from './replies.ts';

/** An agent's session ends after so long without use here, in ms; Intershop documents no time. */
const SESSION_MS = 60 * 60_000;

const LOGINS: readonly string[] = [PRACTICE_LOGIN.user, PRACTICE_USERS.outdatedSession];

/** Tokens of agents who are signed in, each with the agent's login and its end in Unix ms. */
export class AgentTokens {
  readonly #tokens = new Map<string, { readonly login: string; readonly endsAt: number }>();

  /** A fresh token for the agent who makes this request. */
  next(request: PracticeRequest, nowMs: number): string {
    const login = loginOf(request) ?? this.#tokens.get(sentToken(request) ?? '')?.login ?? '';
    const payload = Buffer.from(`${practiceId()}@${nowMs}`, 'utf8').toString('base64');
    const token = `practice@PLAIN:cHJhY3RpY2U=|${payload}`;
    const life = login === PRACTICE_USERS.outdatedSession ? -1 : SESSION_MS;
    this.#tokens.set(token, { login, endsAt: nowMs + life });
    return token;
  }

  check(token: string, nowMs: number): 'good' | 'AuthenticationTokenOutdated' | 'AuthenticationTokenInvalid' {
    const known = this.#tokens.get(token);
    if (known === undefined) return 'AuthenticationTokenInvalid';
    return known.endsAt < nowMs ? 'AuthenticationTokenOutdated' : 'good';
  }
}

/**
 * Checks the three ways to sign in (Basic, `UserLogin` and `UserPassword`, `authentication-token`) and
 * the header `UserOrganization`, which each of them needs (Intershop KB M25763).
 *
 * @returns null when the agent is signed in, else the refusal
 */
export function refuseStranger(
  request: PracticeRequest,
  tokens: AgentTokens,
  nowMs: number,
): PracticeReply | null {
  const token = sentToken(request);
  const state = token === null ? 'good' : tokens.check(token, nowMs);
  if (state !== 'good') return outdated(state);
  if (token === null && loginOf(request) === null) return refuse(401, 'The user is not authenticated.');
  return request.headers.userorganization === PRACTICE_LOGIN.organization
    ? null
    : refuse(403, 'The organization is not valid for this user.', 'organization.invalid');
}

/** The word stands in the header, as Intershop's own shop client reads it. */
function outdated(word: string): PracticeReply {
  const reply = refuse(401, word);
  return { ...reply, headers: { ...reply.headers, 'authentication-token': `${word}: sign in again` } };
}

/** Null where the request has a login, which then counts. */
function sentToken(request: PracticeRequest): string | null {
  return loginOf(request) === null ? (request.headers['authentication-token'] ?? null) : null;
}

/** Login of a request that has the right password; null for any other. */
function loginOf({ headers }: PracticeRequest): string | null {
  const { user, password } = basicCredentials(headers.authorization) ?? {
    user: headers.userlogin ?? '',
    password: headers.userpassword ?? '',
  };
  return LOGINS.includes(user) && password === PRACTICE_LOGIN.password ? user : null;
}
