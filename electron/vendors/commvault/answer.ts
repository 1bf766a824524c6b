import { z } from 'zod';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { IssueContext, IssuedToken } from '../kit/define.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseObject } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import { refused, VENDOR } from './refused.ts';
import { readTokenInfo, tokenInfo } from './token-info.ts';
import { tokenTypeName } from './token-type.ts';
import { errorInside, messageInside } from './words.ts';

const createAnswer = z.object({ tokenInfo: looseObject(tokenInfo) });

/**
 * Reads the answer to `POST /V4/AccessToken`. It is good only if the status is a success, every error
 * code in it is 0 or missing, and there is a token (Commvault REST API, "Create access token for the
 * user"; Commvault's SDK reads it the same way).
 *
 * @throws AppError with the vendor's words for a refusal, `bad-answer` for anything without a token
 */
export function readIssue(answer: HttpAnswer, context: IssueContext): IssuedToken {
  if (!isSuccess(answer.status)) throw refused(answer, context, 'issue');
  const body = jsonBody(answer);
  const error = errorInside(body);
  if (error !== null) throw refused(answer, context, 'issue', error);
  const reading = createAnswer.safeParse(body);
  const info = reading.success ? reading.data.tokenInfo : null;
  const accessToken = info?.accessToken ?? null;
  if (info === null || accessToken === null) {
    const message = messageInside(body);
    if (message !== null) throw refused(answer, context, 'issue', { code: null, message });
    throw badAnswer(VENDOR, answer, 'there is no token in the answer', true);
  }
  return {
    ...readTokenInfo(info, accessToken, answer),
    kind: tokenTypeName(info.tokenType) ?? text(context.inputs, 'tokenType'),
  };
}
