import { decideExpiry } from '../../../shared/expiry.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ConnectionContext, IssueContext, IssuedToken, RenewContext, RenewedToken } from './define.ts';
import { jwtExpiry } from './jwt-claims.ts';
import { salvage, type TokenMembers } from './salvage.ts';
import { vendorTime } from './vendor-clock.ts';

const NOTE =
  'The answer could not be read as a whole: the token that stood in it was kept, and what else it said is not known.';

/** The token in an answer to an issue that its reader could not read; null when there is no whole one. */
export function salvagedIssue(
  members: TokenMembers,
  answer: HttpAnswer,
  context: IssueContext,
): IssuedToken | null {
  const token = salvagedToken(members, answer, sentTokens(context));
  // The form says it where it is a choice.
  return token === null ? null : { ...token, kind: text(context.inputs, 'tokenType') };
}

/** The same for a renewal; null also when only the pair stands there that was sent. */
export function salvagedRenewal(
  members: TokenMembers,
  answer: HttpAnswer,
  context: RenewContext,
): RenewedToken | null {
  const { accessToken, refreshToken } = context.pair;
  return salvagedToken(members, answer, [...sentTokens(context), accessToken, refreshToken]);
}

function sentTokens({ secrets, sessionToken }: ConnectionContext): readonly string[] {
  return [...Object.values(secrets), ...(sessionToken === undefined ? [] : [sessionToken])];
}

function salvagedToken(
  members: TokenMembers,
  answer: HttpAnswer,
  sent: readonly string[],
): RenewedToken | null {
  const tokens = salvage(answer, members, sent);
  if (tokens === null) return null;
  const issuedAt = vendorTime(answer);
  return {
    ...tokens,
    kind: null,
    subject: null,
    issuedAt,
    expiry: decideExpiry({ jwt: jwtExpiry(tokens.accessToken), issuedAt }),
    refreshTokenExpiresAt: null,
    renewableUntil: null,
    vendorTokenId: null,
    warnings: [NOTE],
  };
}
