import type { HttpAnswer } from '../../shared/http-message.ts';
import { plausibleOffset } from '../../shared/untrusted/plausible-time.ts';

/**
 * Vendor's clock minus this computer's in ms, as the countdown uses it. By the `Date` header, unless that
 * clock would call a token expired that has just been issued: then a gateway wrote the header, and not
 * the server that set the expiry.
 *
 * @param expiresAt Unix ms by the vendor's clock; null when unknown
 */
export function countdownOffset(expiresAt: number | null, { clockOffsetMs, receivedAt }: HttpAnswer): number {
  const offset = plausibleOffset(clockOffsetMs) ?? 0;
  const bornExpired = expiresAt !== null && expiresAt > receivedAt && expiresAt <= receivedAt + offset;
  return bornExpired ? 0 : offset;
}

/**
 * A time that was taken by the `Date` header, by the clock that {@link countdownOffset} settled on.
 *
 * @param at Unix ms
 * @param offset what it settled on
 */
export function byCountdownClock(at: number, offset: number, { clockOffsetMs }: HttpAnswer): number {
  return at - (plausibleOffset(clockOffsetMs) ?? 0) + offset;
}
