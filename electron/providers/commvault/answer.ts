import { z } from 'zod';
import { decideExpiry } from '../../../shared/expiry.ts';
import { text } from '../../../shared/providers/description.ts';
import type { HttpAnswer } from '../../http/message.ts';
import { jwtExpiry } from '../claims/jwt-claims.ts';
import type { IssueContext, IssuedToken } from '../provider.ts';
import { badAnswer } from '../wire/bad-answer.ts';
import { jsonBody } from '../wire/json-body.ts';
import { looseInteger, looseObject, looseText } from '../wire/lenient.ts';
import { isSuccess } from '../wire/refusal.ts';
import { vendorTime } from '../wire/vendor-clock.ts';
import { refused, VENDOR } from './refused.ts';
import { tokenTypeName } from './token-type.ts';
import { errorInside, messageInside } from './words.ts';

/** A token in an answer: inside `tokenInfo` after a creation, flat after a renewal. */
export const tokenInfo = z.object({
  accessTokenId: looseText,
  tokenName: looseText,
  tokenType: z.unknown().optional(),
  tokenExpiryTimestamp: looseInteger,
  accessToken: looseText,
  refreshToken: looseText,
  refreshTokenExpiryTimestamp: looseInteger,
  renewableUntilTimestamp: looseInteger,
});
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
  const issuedAt = vendorTime(answer);
  return {
    accessToken,
    refreshToken: info.refreshToken,
    kind: tokenTypeName(info.tokenType) ?? text(context.inputs, 'tokenType'),
    subject: info.tokenName,
    issuedAt,
    expiry: decideExpiry({
      response: unixSecondsToMs(info.tokenExpiryTimestamp),
      jwt: jwtExpiry(accessToken),
      issuedAt,
    }),
    refreshTokenExpiresAt:
      info.refreshToken === null ? null : unixSecondsToMs(info.refreshTokenExpiryTimestamp),
    renewableUntil: unixSecondsToMs(info.renewableUntilTimestamp),
    vendorTokenId: info.accessTokenId,
  };
}

/** End of the year 9999, in Unix seconds: nothing later is a date that a person means. */
const LAST_SECOND = 253_402_300_799;

/**
 * A time stamp of Commvault (Unix seconds) as Unix ms. The server sends 0 where a time does not apply.
 *
 * @returns null for a missing or impossible time
 */
export function unixSecondsToMs(seconds: number | null): number | null {
  return seconds === null || seconds <= 0 || seconds > LAST_SECOND ? null : seconds * 1000;
}
