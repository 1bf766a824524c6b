import { decideExpiry } from '../../../shared/expiry.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { decodeJwt } from '../../../shared/jwt.ts';
import { cutText, LONGEST_NAME } from '../../../shared/untrusted/cut-text.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { IssueContext, IssuedToken } from '../kit/define.ts';
import { isHandedOut, warningsOf } from '../kit/handed-out.ts';
import { jwtExpiry } from '../kit/jwt-claims.ts';
import { isSuccess } from '../kit/refusal.ts';
import type { TokenMembers } from '../kit/salvage.ts';
import { secretsOf } from '../kit/secrets.ts';
import { vendorTime } from '../kit/vendor-clock.ts';
import { refused, VENDOR } from './refused.ts';
import { readEnvelope, readWords, verdict } from './words.ts';

/** Where the token stands in an answer. */
export const TOKEN_MEMBERS: TokenMembers = { accessToken: ['token'], refreshToken: [] };

/** CRM.COM's documentation: a token lives two hours, used or not. In ms. */
const DOCUMENTED_LIFE_MS = 2 * 3_600_000;

/**
 * Reads the envelope of an authentication call: its `status.code` decides, whatever the HTTP status of a
 * success says (CRM.COM Web API, Introduction). A token in it counts as issued whatever the code, as it would
 * be lost otherwise; a code that is not OK is then a warning.
 *
 * @throws AppError with the vendor's words for a refusal, `bad-answer` for anything without a token
 */
export function readIssue(answer: HttpAnswer, context: IssueContext): IssuedToken {
  const envelope = readEnvelope(answer);
  const accessToken = envelope?.data?.token ?? null;
  const isRefusal = envelope !== null && verdict(envelope) === 'refused';
  const secrets = secretsOf('crmcom', context);
  if (accessToken === null || !isHandedOut(answer, accessToken, TOKEN_MEMBERS, secrets)) {
    if (!isSuccess(answer.status) || isRefusal) throw refused(answer, context, true);
    throw badAnswer(VENDOR, answer, 'there is no token in the answer', true);
  }
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
    ...warningsOf(VENDOR, answer, isRefusal ? readWords(answer) : null, [...secrets, accessToken]),
  };
}

/** User name or contact id of the token: the authentication code of the form is a secret, so it is no subject. */
function subjectInside(token: string): string | null {
  const { usr, cii } = decodeJwt(token)?.claims ?? {};
  const name = [usr, cii].find((claim) => typeof claim === 'string' && claim.trim() !== '');
  return typeof name === 'string' ? cutText(name, LONGEST_NAME) : null;
}
