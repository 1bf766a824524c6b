import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { bearerAuth } from '../kit/authorization.ts';
import { jsonBody } from '../kit/json-body.ts';
import { isSuccess } from '../kit/refusal.ts';
import { type CheckContext, type TokenCheck, tokenInHeader } from '../kit/token-check.ts';
import { type Verdict, verdictByStatus } from '../kit/verdict.ts';
import { VENDOR } from './refused.ts';
import { readWords } from './words.ts';

const channels = z.object({ items: z.array(z.unknown()) });

/** `GET /channels?limit=1` with the token as bearer (Oracle, "List all channels"). */
export function checkToken(context: CheckContext): TokenCheck {
  return {
    request: {
      method: 'GET',
      url: `${context.baseUrl}/content/management/api/v1.1/channels?limit=1`,
      headers: {
        Accept: 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
        Authorization: bearerAuth(tokenInHeader(context.accessToken)),
      },
    },
    read: (answer) => judge(answer, context),
  };
}

function judge(answer: HttpAnswer, { accessToken }: CheckContext): Verdict {
  if (isSuccess(answer.status) && channels.safeParse(jsonBody(answer)).success) {
    return { outcome: 'accepted', message: 'Oracle accepted the token: it may list channels.' };
  }
  const words = isSuccess(answer.status) ? { code: null, message: null } : readWords(answer);
  return verdictByStatus({ vendor: VENDOR, answer, words, accessToken }, DELIVERY);
}

const DELIVERY = 'A token that may only deliver content cannot list channels: try it on a delivery call.';
