import type { Token } from '../../../shared/models/token.ts';
import { hasSecret } from './token-words.ts';

const DAY_MS = 86_400_000;

/**
 * When the clean-up policy removes a token's secret, in Unix ms by this computer's clock: so many days
 * after the last of its secrets expired. Null for one that stays.
 */
export function secretRemovedAt(token: Token, retentionDays: number): number | null {
  if (retentionDays === 0 || token.expiresAt === null || !hasSecret(token)) return null;
  const lastExpiry = Math.max(token.expiresAt, token.refreshTokenExpiresAt ?? 0) - token.clockOffsetMs;
  return lastExpiry + retentionDays * DAY_MS;
}
