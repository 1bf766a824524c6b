import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext, Probe } from '../kit/define.ts';
import { jsonBody } from '../kit/json-body.ts';
import { isSuccess } from '../kit/refusal.ts';
import { authHeaders, hasAuthorization } from './headers.ts';
import { refusedProbe, VENDOR } from './refused.ts';

const channels = z.object({ items: z.array(z.unknown()) });
const SECRET_UNCHECKED = 'A channel secret is checked only when a token is issued.';

/** `GET /channels?limit=1` (Oracle, "List all channels"). */
export function channelsProbe(context: ConnectionContext): Probe {
  return {
    request: {
      method: 'GET',
      url: `${context.baseUrl}/content/management/api/v1.1/channels?limit=1`,
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', ...authHeaders(context) },
    },
    read: (answer) => read(answer, context),
  };
}

function read(answer: HttpAnswer, context: ConnectionContext): ReturnType<Probe['read']> {
  const authorised = hasAuthorization(context);
  if (!authorised && (answer.status === 401 || answer.status === 403)) {
    return {
      outcome: 'reached',
      message: `The server answers; it wants an Authorization for this test (HTTP ${answer.status}). ${SECRET_UNCHECKED}`,
    };
  }
  if (!isSuccess(answer.status)) throw refusedProbe(answer, context);
  if (!channels.safeParse(jsonBody(answer)).success) {
    throw badAnswer(VENDOR, answer, 'not with a list of channels', false);
  }
  return authorised
    ? { outcome: 'accepted', message: `Oracle accepted the Authorization. ${SECRET_UNCHECKED}` }
    : { outcome: 'reached', message: `The server answers. ${SECRET_UNCHECKED}` };
}
