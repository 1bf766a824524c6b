import { z } from 'zod';
import { PRACTICE_LOGIN, PRACTICE_USERS } from '../../../shared/practice.ts';
import { jsonOf, jsonReply, type PracticeReply, type PracticeRequest } from '../http/exchange.ts';
import { ACCESS_DENIED, refuse } from './replies.ts';
import type { Sessions } from './sessions.ts';

const loginBody = z.object({
  username: z.string().min(1),
  password: z.string().min(1),
  domain: z.string().optional(),
});

/** `POST /Login`: a refused login says 200 as well, but has no token. */
export function login(request: PracticeRequest, sessions: Sessions, nowMs: number): PracticeReply {
  const body = loginBody.safeParse(jsonOf(request));
  if (!body.success) return refuse(400, 'username and password are required, in JSON.');
  const { username, password } = body.data;
  // The password travels as base64 of its UTF-8 bytes; one that is sent as it is does not match.
  const isRight = Buffer.from(password, 'base64').toString('utf8') === PRACTICE_LOGIN.password;
  const state = {
    userName: username,
    isAccountLocked: false,
    remainingLockTime: 0,
    forcePasswordChange: false,
  };
  const failed = (words: string): object => ({
    ...state,
    errList: [{ errLogMessage: words, errorCode: ACCESS_DENIED }],
  });
  if (username === PRACTICE_USERS.locked) {
    const locked = { isAccountLocked: true, remainingLockTime: 300, loginAttempts: 5 };
    return jsonReply(200, { ...failed('The account is locked.'), ...locked });
  }
  if (!isRight) return jsonReply(200, failed('User name or password is wrong.'));
  switch (username) {
    case PRACTICE_USERS.passwordChange:
      return jsonReply(200, { ...failed('The password has expired.'), forcePasswordChange: true });
    case PRACTICE_USERS.saas:
      return jsonReply(200, { data: { authToken: sessions.open('', nowMs) } });
    case PRACTICE_LOGIN.user:
    case PRACTICE_USERS.newer: {
      const token = sessions.open('QSDK ', nowMs, username === PRACTICE_USERS.newer);
      return jsonReply(200, { ...state, aliasName: '4', token, errList: [] });
    }
    default:
      return jsonReply(200, failed('User name or password is wrong.'));
  }
}
