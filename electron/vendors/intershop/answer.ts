import { z } from 'zod';
import { decideExpiry } from '../../../shared/expiry.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { IssueContext, IssuedToken } from '../kit/define.ts';
import { isHandedOut, warningsOf } from '../kit/handed-out.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { jwtExpiry } from '../kit/jwt-claims.ts';
import { looseName, looseText } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import type { TokenMembers } from '../kit/salvage.ts';
import { secretsOf } from '../kit/secrets.ts';
import { vendorTime } from '../kit/vendor-clock.ts';
import { isXml, parseXml } from '../kit/xml.ts';
import { refusedIssue } from './refused.ts';
import { isTokenError, tokenError } from './words.ts';

const tokenObject = z.object({ token: looseText, user: looseName });

/** Where the token stands in an answer. */
export const TOKEN_MEMBERS: TokenMembers = { accessToken: ['token'], refreshToken: [] };

/**
 * Reads the answer to `POST /customers/<customer-id>/tokens`: 201 with a Token in JSON or XML
 * (Intershop KB 2A5883). Whatever format came is read, also when the other one was asked for.
 *
 * @throws AppError with the vendor's words for a refusal, `bad-answer` for anything without a token
 */
export function readIssue(answer: HttpAnswer, context: IssueContext): IssuedToken {
  const { token, user } = readTokenObject(answer);
  const secrets = secretsOf('intershop', context);
  if (token === null || isTokenError(token) || !isHandedOut(answer, token, TOKEN_MEMBERS, secrets)) {
    if (!isSuccess(answer.status)) throw refusedIssue(answer, context);
    if (tokenError(answer) !== null) throw refusedIssue(answer, context, 'vendor-unauthorised');
    throw badAnswer('Intershop', answer, 'there is no token in the answer', true);
  }
  const issuedAt = vendorTime(answer);
  const id = text(context.inputs, 'customerId');
  return {
    accessToken: token,
    refreshToken: null,
    kind: 'Authentication token',
    subject: user === null ? null : `${user} (${id})`,
    issuedAt,
    expiry: decideExpiry({
      jwt: jwtExpiry(token),
      issuedAt,
      estimatedLifeMs: assumedLifeMs(text(context.settings, 'lifetimeMinutes')),
    }),
    refreshTokenExpiresAt: null,
    renewableUntil: null,
    vendorTokenId: null,
    ...warningsOf('Intershop', answer, null, secrets),
  };
}

/** Life that the agent assumes, in ms; null when the setting is empty. Intershop documents none. */
function assumedLifeMs(minutes: string): number | null {
  return /^[1-9]\d{0,6}$/.test(minutes.trim()) ? Number(minutes) * 60_000 : null;
}

/** The token and its user in a body, whatever format that is in; null what is not there. */
export function readTokenObject(answer: HttpAnswer): z.infer<typeof tokenObject> {
  const nothing = { token: null, user: null };
  if (isHtml(answer)) return nothing;
  const reading = tokenObject.safeParse(isXml(answer.body) ? xmlToken(answer.body) : jsonBody(answer));
  return reading.success ? reading.data : nothing;
}

/** Content of the element `Token`. */
function xmlToken(body: string): unknown {
  const root = z.object({ Token: z.unknown() }).safeParse(parseXml(body));
  return root.success ? root.data.Token : undefined;
}
