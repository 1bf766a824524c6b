import { z } from 'zod';
import { decideExpiry } from '../../../shared/expiry.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { IssuedToken } from '../kit/define.ts';
import { jwtExpiry } from '../kit/jwt-claims.ts';
import { looseInteger, looseText } from '../kit/lenient.ts';
import { vendorTime } from '../kit/vendor-clock.ts';

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
export type TokenInfo = z.output<typeof tokenInfo>;

/** What an answer says of its token, whichever call brought it; the token type is the caller's to name. */
export function readTokenInfo(
  info: TokenInfo,
  accessToken: string,
  answer: HttpAnswer,
): Omit<IssuedToken, 'kind'> {
  const issuedAt = vendorTime(answer);
  return {
    accessToken,
    refreshToken: info.refreshToken,
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
