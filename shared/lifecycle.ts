import type { Token } from './models/token.ts';
import { PROVIDERS } from './vendors/index.ts';

/**
 * Why a token cannot be renewed now, as a sentence; null when it can. The page and the main process ask
 * the same question.
 *
 * @param nowMs Unix ms by this computer's clock
 */
export function renewalObstacle(token: Token, nowMs: number): string | null {
  const { name, lifecycle } = PROVIDERS[token.api];
  if (!lifecycle.renew) return `${name} does not renew tokens: issue a new one.`;
  const busy = stateObstacle(token);
  if (busy !== null) return busy;
  if (lifecycle.notRenewable?.includes(token.kind) === true) {
    return `${name} never renews tokens of the kind ${token.kind}: issue a new one.`;
  }
  if (token.adopted) return WITHOUT_SECRET;
  if (token.renewalUnknown) {
    return 'An earlier renewal may have happened without its answer arriving. Sending the same refresh token again could end the token: issue a new one.';
  }
  if (!token.hasRefreshToken) return 'The vendor gave no refresh token with this one: issue a new one.';
  if (token.secretStore !== 'keychain' && token.secretStore !== 'session') {
    return 'Its refresh token is no longer on this computer: issue a new one.';
  }
  const now = nowMs + token.clockOffsetMs;
  if (isOver(token.renewableUntil, now))
    return 'The time in which it could be renewed is over: issue a new one.';
  if (isOver(token.refreshTokenExpiresAt, now)) return 'Its refresh token has expired: issue a new one.';
  return token.connectionId === null ? CONNECTION_GONE : null;
}

/** Why a token cannot be revoked now, as a sentence; null when it can. */
export function revocationObstacle(token: Token): string | null {
  const { name, lifecycle } = PROVIDERS[token.api];
  if (!lifecycle.revoke) return `${name} offers no way to revoke a token.`;
  return idObstacle(token, 'revoke it there.');
}

/** Why a token cannot be changed at the vendor now, as a sentence; null when it can. */
export function editObstacle(token: Token): string | null {
  const { name, inventory } = PROVIDERS[token.api];
  if ('none' in inventory) return `${name} offers no way to change a token.`;
  return idObstacle(token, 'change it there.');
}

function idObstacle(token: Token, remedy: string): string | null {
  const busy = stateObstacle(token);
  if (busy !== null) return busy;
  if (token.vendorTokenId === null) {
    return `The answer did not say under which ID ${PROVIDERS[token.api].name} keeps this token: ${remedy}`;
  }
  return token.connectionId === null ? CONNECTION_GONE : null;
}

/** Why nothing can be done with an adopted token that needs its secret. */
export const WITHOUT_SECRET =
  'Tokendesk knows of this token from the vendor’s list, but does not have its secret: it cannot be copied, exported or renewed here.';

const CONNECTION_GONE = 'The connection through which it was issued was deleted.';

function isOver(ms: number | null, nowMs: number): boolean {
  return ms !== null && ms <= nowMs;
}

function stateObstacle({ state }: Token): string | null {
  switch (state) {
    case 'active':
      return null;
    case 'renewing':
      return 'It is being renewed.';
    case 'revoking':
      return 'It is being revoked.';
    case 'revoked':
      return 'It was revoked.';
    case 'deleting':
      return 'It is being deleted.';
    case 'requesting':
      return 'It has not been issued yet.';
    case 'outcome-unknown':
      return 'Whether the vendor created it is not known.';
  }
}
