import { PRACTICE_LOGIN } from '../../../../shared/practice/marks.ts';
import { basicCredentials } from '../../kit/practice/basic-credentials.ts';
import {
  jsonOf,
  jsonReply,
  type PracticeHandler,
  type PracticeReply,
  type PracticeRequest,
} from '../../kit/practice/exchange.ts';
import { misbehave } from '../../kit/practice/misbehaviour.ts';
import { type Route, router } from '../../kit/practice/router.ts';
import { type Consumer, hasJwt, readConsumer, readDevice, readServerApplication, readUser } from './body.ts';
import { refuse, refusedReply, tokenReply } from './replies.ts';
import { showAccessToken } from './show.ts';
import { authenticationToken } from './token.ts';

export const CRMCOM_BASE_PATH = '/crmapi/rest/v2';

/**
 * The authentication calls of the Web API (CRM.COM R15).
 *
 * @param now Unix ms
 */
export function crmcomServer(now: () => number): PracticeHandler {
  const issued = new Set<string>();
  const call = (path: RegExp, guard: Guard, read: (body: unknown) => Consumer | PracticeReply): Route => ({
    method: 'POST',
    path,
    handle: (request) => authenticate(request, guard, read, issued, now()),
  });
  return router(
    CRMCOM_BASE_PATH,
    [
      call(/^\/authentication\/consumer_application_key\/token$/, consumerKey, readConsumer),
      call(/^\/authentication\/web_api_key\/token$/, needs(PRACTICE_LOGIN.webApiKey), readServerApplication),
      call(/^\/authentication\/token$/, () => true, readUser),
      call(/^\/authentication\/device_application_key\/token$/, deviceKey, readDevice),
      {
        method: 'POST',
        path: /^\/access_tokens\/show$/,
        handle: (request) => showAccessToken(jsonOf(request), issued, now()),
      },
    ],
    refuse,
  );
}

/** True when the caller has the key that the call wants. */
type Guard = (request: PracticeRequest) => boolean;

const needs =
  (key: string): Guard =>
  (request) =>
    hasKey(request, key);
/** With a JWT, the key is optional (R16.2). */
const consumerKey: Guard = (request) =>
  (request.headers.authorization === undefined && hasJwt(jsonOf(request))) ||
  hasKey(request, PRACTICE_LOGIN.consumerKey);
/** CRM.COM's pages do not say whether this call wants a key: it may be left out, but must not be wrong. */
const deviceKey: Guard = (request) =>
  request.headers.authorization === undefined || hasKey(request, PRACTICE_LOGIN.deviceKey);

function authenticate(
  request: PracticeRequest,
  guard: Guard,
  read: (body: unknown) => Consumer | PracticeReply,
  issued: Set<string>,
  nowMs: number,
): PracticeReply {
  if (!guard(request)) return refuse(401, 'The key is not valid.');
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
  const token = authenticationToken(consumer, nowMs);
  issued.add(token);
  const reply = tokenReply(token);
  return mark === 'slow' ? { ...reply, manner: 'slow' } : reply;
}

/** The key is the Basic user name; the password is empty, but its colon is there (RFC 7617). */
function hasKey({ headers }: PracticeRequest, key: string): boolean {
  const basic = basicCredentials(headers.authorization);
  return basic?.user === key && basic.password === '';
}
