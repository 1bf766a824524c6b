import { z } from 'zod';
import { decideExpiry } from '../../../shared/expiry.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { IssuedToken } from '../kit/define.ts';
import { jwtExpiry } from '../kit/jwt-claims.ts';
import { looseId, looseName, looseText, looseUnixTime } from '../kit/lenient.ts';
import type { SafeFields } from '../kit/safe-fields.ts';
import type { TokenMembers } from '../kit/salvage.ts';
import { vendorTime } from '../kit/vendor-clock.ts';

/** A token in an answer: inside `tokenInfo` after a creation, flat after a renewal. Commvault sends Unix seconds, and 0 where a time does not apply. */
export const tokenInfo = z.object({
  accessTokenId: looseId,
  tokenName: looseName,
  tokenType: z.unknown().optional(),
  tokenExpiryTimestamp: looseUnixTime,
  accessToken: looseText,
  refreshToken: looseText,
  refreshTokenExpiryTimestamp: looseUnixTime,
  renewableUntilTimestamp: looseUnixTime,
});
/** Where the tokens stand in an answer. */
export const TOKEN_MEMBERS: TokenMembers = { accessToken: ['accessToken'], refreshToken: ['refreshToken'] };

/** What is kept of an answer: everything of the token but its values, and the codes of errors. */
const ABOUT_TOKEN = [
  'accessTokenId',
  'tokenName',
  'userId',
  'tokenType',
  'tokenExpiryTimestamp',
  'refreshTokenExpiryTimestamp',
  'renewableUntilTimestamp',
  'apiEndpoints',
  'allowedIPs',
  'error.errorCode',
] as const;
export const SAFE_FIELDS: SafeFields = [
  'errorCode',
  ...ABOUT_TOKEN,
  ...ABOUT_TOKEN.map((name) => `tokenInfo.${name}`),
];

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
      response: info.tokenExpiryTimestamp,
      jwt: jwtExpiry(accessToken),
      issuedAt,
    }),
    refreshTokenExpiresAt: info.refreshToken === null ? null : info.refreshTokenExpiryTimestamp,
    renewableUntil: info.renewableUntilTimestamp,
    vendorTokenId: info.accessTokenId,
  };
}
