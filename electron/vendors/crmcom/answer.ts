import { decideExpiry } from '../../../shared/expiry.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { decodeJwt } from '../../../shared/jwt.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { IssueContext, IssuedToken } from '../kit/define.ts';
import { jwtExpiry } from '../kit/jwt-claims.ts';
import { isSuccess } from '../kit/refusal.ts';
import { vendorTime } from '../kit/vendor-clock.ts';
import { refused, VENDOR } from './refused.ts';
import { readEnvelope, verdict } from './words.ts';

/** CRM.COM's documentation: a token lives two hours, used or not. In ms. */
const DOCUMENTED_LIFE_MS = 2 * 3_600_000;

/**
 * Reads the envelope of an authentication call: its `status.code` decides, whatever the HTTP status of a
 * success says (CRM.COM Web API, Introduction). An envelope without any code but with a token counts as
 * issued, as the token would be lost otherwise.
 *
 * @throws AppError with the vendor's words for a refusal, `bad-answer` for anything without a token
 */
export function readIssue(answer: HttpAnswer, context: IssueContext): IssuedToken {
  const envelope = readEnvelope(answer);
  if (!isSuccess(answer.status) || (envelope !== null && verdict(envelope) === 'refused')) {
    throw refused(answer, context, true);
  }
  const accessToken = envelope?.data?.token ?? null;
  if (accessToken === null) throw badAnswer(VENDOR, answer, 'there is no token in the answer', true);
  const issuedAt = vendorTime(answer);
  return {
    accessToken,
    refreshToken: null,
    kind: 'Authentication token',
    subject: text(context.inputs, 'identifier') === '' ? subjectInside(accessToken) : null,
    issuedAt,
    expiry: decideExpiry({
      jwt: jwtExpiry(accessToken),
      issuedAt,
      documentedLifeMs: DOCUMENTED_LIFE_MS,
    }),
    refreshTokenExpiresAt: null,
    renewableUntil: null,
    vendorTokenId: null,
  };
}

/** User name or contact id of the token: the authentication code of the form is a secret, so it is no subject. */
function subjectInside(token: string): string | null {
  const { usr, cii } = decodeJwt(token)?.claims ?? {};
  return [usr, cii].find((claim) => typeof claim === 'string' && claim.trim() !== '')?.toString() ?? null;
}
