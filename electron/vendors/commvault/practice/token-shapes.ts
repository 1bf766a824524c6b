import type { BookedToken } from './token-book.ts';
import { TOKEN_TYPES } from './token-types.ts';

/** The practice user's own ID. */
export const OWN_USER = 4;

/** `tokenInfo` of the create call: a type that cannot be renewed has no refresh fields. */
export function tokenInfo(token: BookedToken): Readonly<Record<string, string | number>> {
  return {
    accessTokenId: token.id,
    tokenName: token.tokenName,
    userId: token.userId ?? OWN_USER,
    tokenExpiryTimestamp: token.expiresAt,
    accessToken: token.accessToken,
    ...refreshFields(token),
  };
}

/** The flat answer of the renew call. */
export function renewed(token: BookedToken): Readonly<Record<string, string | number>> {
  return { ...tokenInfo(token), tokenType: TOKEN_TYPES[token.type].wire };
}

/**
 * One entry of the list: never with the tokens themselves. Its type comes by name or by number, as it may;
 * no source has a name for Hyperscale.
 */
export function listed(token: BookedToken): object {
  const byName = token.id % 2 === 0 && token.type !== 'Hyperscale';
  return {
    accessTokenId: token.id,
    userId: token.userId ?? OWN_USER,
    tokenName: token.tokenName,
    tokenType: byName ? token.type : TOKEN_TYPES[token.type].wire,
    createdTime: token.createdAt,
    renewableUntilTimestamp: token.refresh?.renewableUntil ?? 0,
    lastUsedTime: token.lastUsedAt,
    tokenExpiryTimestamp: token.expiresAt,
    apiEndpoints: token.apiEndpoints,
    ...(token.allowedIPs.length === 0 ? {} : { allowedIPs: token.allowedIPs }),
  };
}

function refreshFields({ refresh }: BookedToken): Readonly<Record<string, string | number>> {
  if (refresh === null) return {};
  return {
    refreshToken: refresh.token,
    refreshTokenExpiryTimestamp: refresh.expiresAt,
    renewableUntilTimestamp: refresh.renewableUntil,
  };
}
