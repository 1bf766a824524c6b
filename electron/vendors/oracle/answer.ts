import { z } from 'zod';
import { decideExpiry } from '../../../shared/expiry.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { IssueContext, IssuedToken } from '../kit/define.ts';
import { isHandedOut, warningsOf } from '../kit/handed-out.ts';
import { jsonBody } from '../kit/json-body.ts';
import { jwtExpiry } from '../kit/jwt-claims.ts';
import { looseText } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import type { TokenMembers } from '../kit/salvage.ts';
import { secretsOf } from '../kit/secrets.ts';
import { vendorTime } from '../kit/vendor-clock.ts';
import { expirationMs } from './expiration.ts';
import { refusedIssue, VENDOR } from './refused.ts';
import { correlationId } from './words.ts';

const oauthToken = z.object({ token: looseText, expiration: z.unknown().optional() });

/** Where the token stands in an answer. */
export const TOKEN_MEMBERS: TokenMembers = { accessToken: ['token'], refreshToken: [] };

/** Oracle's documentation: an OAuth token is valid for seven days ("Integrate using OAuth"). In ms. */
const DOCUMENTED_LIFE_MS = 7 * 86_400_000;

/**
 * Reads the answer to `POST /channels/{id}/oauthToken`: 201 with `token`, `channelId`, `expiration`
 * (Oracle, "Generate an OAuth Token").
 *
 * @throws AppError with the vendor's words for a refusal, `bad-answer` for anything without a token
 */
export function readIssue(answer: HttpAnswer, context: IssueContext): IssuedToken {
  const reading = oauthToken.safeParse(jsonBody(answer));
  const accessToken = reading.data?.token ?? null;
  const secrets = secretsOf('oracle', context);
  if (accessToken === null || !isHandedOut(answer, accessToken, TOKEN_MEMBERS, secrets)) {
    if (!isSuccess(answer.status)) throw refusedIssue(answer, context);
    throw badAnswer(VENDOR, answer, 'there is no token in the answer', true, correlationId(answer));
  }
  const issuedAt = vendorTime(answer);
  return {
    accessToken,
    refreshToken: null,
    kind: 'OAuth token',
    subject: null,
    issuedAt,
    expiry: decideExpiry({
      response: expirationMs(reading.data?.expiration),
      jwt: jwtExpiry(accessToken),
      issuedAt,
      documentedLifeMs: DOCUMENTED_LIFE_MS,
    }),
    refreshTokenExpiresAt: null,
    renewableUntil: null,
    vendorTokenId: null,
    ...warningsOf(VENDOR, answer, null, secrets),
  };
}
