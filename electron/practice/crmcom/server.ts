import { PRACTICE_LOGIN } from '../../../shared/practice.ts';
import { basicCredentials } from '../http/basic-credentials.ts';
import {
  jsonOf,
  jsonReply,
  type PracticeHandler,
  type PracticeReply,
  type PracticeRequest,
} from '../http/exchange.ts';
import { type Route, router } from '../http/router.ts';
import { misbehave } from '../misbehaviour.ts';
import { type Consumer, readConsumer, readServerApplication, readUser } from './body.ts';
import { refuse, refusedReply, tokenReply } from './replies.ts';
import { authenticationToken } from './token.ts';

export const CRMCOM_BASE_PATH = '/crmapi/rest/v2';

/**
 * The authentication calls of the Web API (CRM.COM R15).
 *
 * @param now Unix ms
 */
export function crmcomServer(now: () => number): PracticeHandler {
  const call = (
    path: RegExp,
    key: string | null,
    read: (body: unknown) => Consumer | PracticeReply,
  ): Route => ({
    method: 'POST',
    path,
    handle: (request) => authenticate(request, key, read, now()),
  });
  return router(
    CRMCOM_BASE_PATH,
    [
      call(/^\/authentication\/consumer_application_key\/token$/, PRACTICE_LOGIN.consumerKey, readConsumer),
      call(/^\/authentication\/web_api_key\/token$/, PRACTICE_LOGIN.webApiKey, readServerApplication),
      call(/^\/authentication\/token$/, null, readUser),
    ],
    refuse,
  );
}

function authenticate(
  request: PracticeRequest,
  key: string | null,
  read: (body: unknown) => Consumer | PracticeReply,
  nowMs: number,
): PracticeReply {
  if (key !== null && !hasKey(request, key)) return refuse(401, 'The key is not valid.');
  const body = jsonOf(request);
  if (body === undefined) return refuse(400, 'The body must be JSON, with that content type.');
  const consumer = read(body);
  if ('status' in consumer) return consumer;
  const { mark } = consumer;
  const failure = misbehave(mark, refuse, 200);
  if (failure !== null) return failure;
  if (mark === 'errorIn200' || mark === 'refused') {
    return refusedReply('ACCESS_TOKEN_NOT_EFFECTIVE', 'The access token is not effective.');
  }
  if (mark === 'noToken') return jsonReply(200, { status: { code: 'OK', description: null, message: null } });
  const reply = tokenReply(authenticationToken(consumer, nowMs));
  return mark === 'slow' ? { ...reply, manner: 'slow' } : reply;
}

/** The key is the Basic user name; the password is empty, but its colon is there (RFC 7617). */
function hasKey({ headers }: PracticeRequest, key: string): boolean {
  const basic = basicCredentials(headers.authorization);
  return basic?.user === key && basic.password === '';
}
