import { renewalObstacle } from './lifecycle.ts';
import type { Token } from './models/token.ts';

/** How long before its expiry a token may be renewed automatically, in minutes. */
export const AUTO_RENEWAL_MINUTES = [5, 10, 15, 30] as const;

/** At least so long after one renewal comes the next, in ms: a server's clock may be wrong. */
const SHORTEST_PAUSE_MS = 5_000;

type Times = Pick<Token, 'issuedAt' | 'renewedAt' | 'expiresAt' | 'clockOffsetMs'>;

/**
 * When a token is renewed automatically: so long before its expiry, but never before half of its life
 * is over, so that a short life does not mean one renewal right after the other.
 *
 * @param minutes before the expiry
 * @returns Unix ms by this computer's clock; null where expiry or issue are not known
 */
export function renewalTime(
  { issuedAt, renewedAt, expiresAt, clockOffsetMs }: Times,
  minutes: number,
): number | null {
  const from = renewedAt ?? issuedAt;
  if (expiresAt === null || from === null) return null;
  const life = Math.max(0, expiresAt - from);
  const at = expiresAt - Math.min(minutes * 60_000, life / 2);
  return Math.max(at, from + SHORTEST_PAUSE_MS) - clockOffsetMs;
}

/** When it is next renewed automatically (Unix ms by this computer's clock); null when it is not. */
export function nextAutoRenewal(token: Token): number | null {
  return token.autoRenewMinutes === null ? null : renewalTime(token, token.autoRenewMinutes);
}

/** When the last renewal is possible, in Unix ms by this computer's clock; null where the vendor set no end. */
export function lastRenewal({
  renewableUntil,
  refreshTokenExpiresAt,
  clockOffsetMs,
}: Pick<Token, 'renewableUntil' | 'refreshTokenExpiresAt' | 'clockOffsetMs'>): number | null {
  const ends = [renewableUntil, refreshTokenExpiresAt].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends) - clockOffsetMs;
}

/**
 * Why a token cannot be renewed automatically, as a sentence; null when it can.
 *
 * @param nowMs Unix ms by this computer's clock
 */
export function autoRenewalObstacle(token: Token, nowMs: number): string | null {
  const obstacle = renewalObstacle(token, nowMs);
  if (obstacle !== null) return obstacle;
  const { expiresAt, issuedAt, renewedAt } = token;
  const from = renewedAt ?? issuedAt;
  if (expiresAt === null || from === null) return 'The vendor did not say when it expires.';
  return expiresAt <= from ? 'The vendor gave it without any time to live.' : null;
}
