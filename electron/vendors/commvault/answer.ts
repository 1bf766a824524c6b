import { z } from 'zod';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { IssueContext, IssuedToken } from '../kit/define.ts';
import { isHandedOut, warningsOf } from '../kit/handed-out.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseObject } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import { secretsOf } from '../kit/secrets.ts';
import { refused, VENDOR } from './refused.ts';
import { readTokenInfo, TOKEN_MEMBERS, tokenInfo } from './token-info.ts';
import { tokenTypeName } from './token-type.ts';
import { errorInside, messageInside } from './words.ts';

const createAnswer = z.object({ tokenInfo: looseObject(tokenInfo) });

/**
 * Reads the answer to `POST /V4/AccessToken`. It is good if there is a token in it; an error code beside the
 * token is a warning, because the token would be lost otherwise. Without a token, an error code that is not
 * 0 is a refusal, also in a 200 (Commvault REST API, "Create access token for the user").
 *
 * @throws AppError with the vendor's words for a refusal, `bad-answer` for anything without a token
 */
export function readIssue(answer: HttpAnswer, context: IssueContext): IssuedToken {
  const body = jsonBody(answer);
  const error = errorInside(body);
  const info = createAnswer.safeParse(body).data?.tokenInfo ?? null;
  const accessToken = info?.accessToken ?? null;
  const secrets = secretsOf('commvault', context);
  if (info !== null && accessToken !== null && isHandedOut(answer, accessToken, TOKEN_MEMBERS, secrets)) {
    return {
      ...readTokenInfo(info, accessToken, answer),
      kind: tokenTypeName(info.tokenType) ?? text(context.inputs, 'tokenType'),
      ...warningsOf(VENDOR, answer, error, [...secrets, accessToken, info.refreshToken ?? '']),
    };
  }
  if (!isSuccess(answer.status)) throw refused(answer, context, 'issue');
  if (error !== null) throw refused(answer, context, 'issue', error);
  const message = messageInside(body);
  if (message !== null) throw refused(answer, context, 'issue', { code: null, message });
  throw badAnswer(VENDOR, answer, 'there is no token in the answer', true);
}
