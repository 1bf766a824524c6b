import { z } from 'zod';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseText } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import type { OpenedSession, SessionRenewal, SignOut } from '../kit/session.ts';
import { authHeaders } from './headers.ts';
import { refused, VENDOR } from './refused.ts';
import { errorInside, messageInside } from './words.ts';

const renewAnswer = z.object({ token: looseText });

/** 401: the session is over, by a sign-out or after 30 minutes without use (Commvault REST API, Login). */
export function isDenied({ status }: HttpAnswer): boolean {
  return status === 401;
}

/** `POST /RenewLoginToken` (Commvault REST API, "Renew login token"): by the ended session and its device ID. */
export function renewalOf(context: ConnectionContext): SessionRenewal {
  return { build: buildRenewal, read: (answer, asked = context) => readRenewal(answer, asked) };
}

/** Commvault's SDK renews no bearer sessions, which are those of its SaaS. */
function buildRenewal(context: ConnectionContext): HttpRequest | null {
  const { baseUrl, sessionToken, deviceId } = context;
  if (sessionToken === undefined || deviceId === undefined || sessionToken.startsWith('Bearer ')) return null;
  return {
    method: 'POST',
    url: `${baseUrl}/RenewLoginToken`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...authHeaders(context) },
    body: JSON.stringify({ sessionId: sessionToken, deviceId }),
  };
}

function readRenewal(answer: HttpAnswer, context: ConnectionContext): OpenedSession {
  if (!isSuccess(answer.status)) throw refused(answer, context, 'check');
  const body = jsonBody(answer);
  const error = errorInside(body);
  if (error !== null) throw refused(answer, context, 'check', error);
  const reading = renewAnswer.safeParse(body);
  const token = reading.success ? reading.data.token : null;
  if (token !== null) return { token, livesMs: null };
  const message = messageInside(body);
  if (message !== null) throw refused(answer, context, 'check', { code: null, message });
  throw badAnswer(VENDOR, answer, 'there is no login token in the answer', false);
}

/** `POST /Logout` (Commvault REST API, Logout). 401 says that the session was over before. */
export const logout: SignOut = {
  build: (context) => ({
    method: 'POST',
    url: `${context.baseUrl}/Logout`,
    headers: { Accept: 'text/plain', ...authHeaders(context) },
  }),
  isDone: (answer) => isSuccess(answer.status) || isDenied(answer),
};
