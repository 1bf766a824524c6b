import type { Token } from './models/token.ts';

/** From this difference of clocks on, in ms, it is said. */
const CLOCK_REMARK_MS = 60_000;

/** A token's times that the vendor set. */
export type VendorTimes = Pick<
  Token,
  'issuedAt' | 'renewedAt' | 'expiresAt' | 'refreshTokenExpiresAt' | 'renewableUntil'
>;

/**
 * A token's times by this computer's clock, as every screen shows them: at the time that is shown as its
 * expiry, its countdown ends.
 */
export function localTimes(token: VendorTimes & Pick<Token, 'clockOffsetMs'>): VendorTimes {
  const local = (at: number | null): number | null => (at === null ? null : at - token.clockOffsetMs);
  return {
    issuedAt: local(token.issuedAt),
    renewedAt: local(token.renewedAt),
    expiresAt: local(token.expiresAt),
    refreshTokenExpiresAt: local(token.refreshTokenExpiresAt),
    renewableUntil: local(token.renewableUntil),
  };
}

/**
 * Says that the vendor's clock differs from this computer's; null when it hardly does.
 *
 * @param clockOffsetMs vendor's clock minus this computer's
 */
export function clockRemark(clockOffsetMs: number): string | null {
  if (Math.abs(clockOffsetMs) <= CLOCK_REMARK_MS) return null;
  const minutes = Math.round(Math.abs(clockOffsetMs) / 60_000).toLocaleString('en-GB');
  return `The server’s clock is ${minutes} min ${clockOffsetMs > 0 ? 'ahead' : 'behind'}; times are shown by this computer’s clock.`;
}
