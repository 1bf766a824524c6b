import { z } from 'zod';
import { PRACTICE_LOGIN, PRACTICE_USERS } from '../../../../shared/practice/marks.ts';
import { jsonOf, jsonReply, type PracticeReply, type PracticeRequest } from '../../kit/practice/exchange.ts';
import { ACCESS_DENIED, refuse } from './replies.ts';
import type { SessionKind, Sessions } from './sessions.ts';

const loginBody = z.object({
  username: z.string().min(1),
  password: z.string().min(1),
  domain: z.string().optional(),
  deviceId: z.string().optional(),
});

/** `POST /Login`: a refused login says 200 as well, but has no token. */
export function login(request: PracticeRequest, sessions: Sessions, nowMs: number): PracticeReply {
  const body = loginBody.safeParse(jsonOf(request));
  if (!body.success) return refuse(400, 'username and password are required, in JSON.');
  const { username, password, deviceId = null } = body.data;
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
      return jsonReply(200, { data: { authToken: sessions.open({ prefix: '', deviceId }, nowMs) } });
    case PRACTICE_USERS.idle:
    case PRACTICE_USERS.idleForGood:
    case PRACTICE_USERS.newer:
    case PRACTICE_LOGIN.user: {
      const kind = KINDS[username] ?? 'lasting';
      const token = sessions.open({ prefix: 'QSDK ', deviceId, kind }, nowMs);
      return jsonReply(200, { ...state, aliasName: '4', token, errList: [] });
    }
    default:
      return jsonReply(200, failed('User name or password is wrong.'));
  }
}

const KINDS: Readonly<Record<string, SessionKind>> = {
  [PRACTICE_USERS.idle]: 'renewable',
  [PRACTICE_USERS.idleForGood]: 'final',
  [PRACTICE_USERS.newer]: 'newer',
};

const renewBody = z.object({ sessionId: z.string().min(1), deviceId: z.string().min(1) });

/** `POST /RenewLoginToken`: by the session that is over and the device ID of its login. */
export function renewLogin(request: PracticeRequest, sessions: Sessions, nowMs: number): PracticeReply {
  const body = renewBody.safeParse(jsonOf(request));
  if (!body.success) return refuse(400, 'sessionId and deviceId are required, in JSON.');
  const { sessionId, deviceId } = body.data;
  if (request.headers.authtoken !== sessionId) return refuse(401, 'Access denied');
  const token = sessions.renew(sessionId, deviceId, nowMs);
  return token === null
    ? jsonReply(200, { error: { errLogMessage: 'The session cannot be renewed.', errorCode: ACCESS_DENIED } })
    : jsonReply(200, { token });
}
