import { z } from 'zod';
import { pathSegment } from '../../../shared/forms/path-segment.ts';
import type { HttpRequest } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseText } from '../kit/lenient.ts';
import type { RecordAction } from '../kit/lookup.ts';
import { isSuccess } from '../kit/refusal.ts';
import { authHeaders } from './headers.ts';
import { VENDOR } from './refused.ts';
import { refusedSecret } from './refused-channel.ts';
import { correlationId } from './words.ts';

const channelSecret = z.object({ channelSecret: looseText });

/**
 * `/channels/{id}/channelSecret`, without a body, as in Oracle's own examples (Oracle, "Channel Secret").
 * The only answers that ever hold the secret are those to POST and PUT.
 */
function build(method: 'POST' | 'PUT' | 'DELETE', context: ConnectionContext, id: string): HttpRequest {
  return {
    method,
    url: `${context.baseUrl}/content/management/api/v1.1/channels/${pathSegment(id, 'channel-id')}/channelSecret`,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'X-Requested-With': 'XMLHttpRequest',
      ...authHeaders(context),
    },
  };
}

/** 201 with `{channelSecret}`; the secret is taken exactly as it comes: Oracle's examples differ in their padding. */
const readNewSecret: RecordAction['read'] = (answer, context, id) => {
  if (!isSuccess(answer.status)) throw refusedSecret(answer, context, id);
  const reading = channelSecret.safeParse(jsonBody(answer));
  const secret = reading.success ? reading.data.channelSecret : null;
  if (secret !== null) return secret;
  throw badAnswer(VENDOR, answer, 'there is no channel secret in the answer', false, correlationId(answer));
};

export const generateSecret: RecordAction = {
  build: (context, id) => build('POST', context, id),
  read: readNewSecret,
};

export const rotateSecret: RecordAction = {
  build: (context, id) => build('PUT', context, id),
  read: readNewSecret,
};

/** 204 without a body. */
export const deleteSecret: RecordAction = {
  build: (context, id) => build('DELETE', context, id),
  read(answer, context, id) {
    if (!isSuccess(answer.status)) throw refusedSecret(answer, context, id);
    if (isHtml(answer)) throw badAnswer(VENDOR, answer, 'not as its API does', false, correlationId(answer));
    return null;
  },
};
