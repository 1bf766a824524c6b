import type { ExpirySource } from './models/token.ts';
import { plausibleMs } from './untrusted/plausible-time.ts';

export interface Expiry {
  /** Unix ms by the vendor's clock; null when unknown. */
  readonly expiresAt: number | null;
  readonly source: ExpirySource;
}

export interface ExpiryEvidence {
  /** The answer's own field, Unix ms. */
  readonly response?: number | null;
  /** The JWT's `exp`, Unix ms. */
  readonly jwt?: number | null;
  /** When it was issued, Unix ms by the vendor's clock. */
  readonly issuedAt: number;
  /** Life according to the vendor's documentation, in ms. */
  readonly documentedLifeMs?: number | null;
  /** Life that the agent assumed in the connection, in ms. */
  readonly estimatedLifeMs?: number | null;
}

/** Chooses the most certain expiry that can be, and says which one it was. */
export function decideExpiry(evidence: ExpiryEvidence): Expiry {
  const { response, jwt, issuedAt, documentedLifeMs, estimatedLifeMs } = evidence;
  const candidates: readonly (readonly [ExpirySource, number | null])[] = [
    ['response', plausibleMs(response)],
    ['jwt', plausibleMs(jwt)],
    ['documented', documentedLifeMs == null ? null : plausibleMs(issuedAt + documentedLifeMs)],
    ['estimated', estimatedLifeMs == null ? null : plausibleMs(issuedAt + estimatedLifeMs)],
  ];
  for (const [source, expiresAt] of candidates) if (expiresAt !== null) return { expiresAt, source };
  return { expiresAt: null, source: 'unknown' };
}

/** What each source means, as the screen says it. */
export const EXPIRY_SOURCE_WORDS: Readonly<Record<ExpirySource, string>> = {
  response: 'from the vendor’s answer',
  jwt: 'from the token’s own “exp” claim, not verified',
  documented: 'from the vendor’s documentation',
  estimated: 'estimated from the connection’s setting',
  unknown: 'the vendor does not say',
};

/** How near the end is; colour and words follow it. */
export type Urgency = 'none' | 'ample' | 'soon' | 'critical' | 'expired';

/** Below this, in ms, a token expires "soon". */
export const SOON_MS = 10 * 60_000;
/** Below this, in ms, it is about to expire. */
export const CRITICAL_MS = 60_000;

export interface TimeLeft {
  readonly urgency: Urgency;
  /** `12m 30s left`, `Expired`, or `No expiry known`. */
  readonly text: string;
  /** What nearness adds: `expires soon`, `about to expire`, or empty. */
  readonly warning: string;
}

/**
 * Time until expiry, in words.
 *
 * @param expiresAt Unix ms by the vendor's clock
 * @param nowMs Unix ms by this computer's clock
 * @param clockOffsetMs vendor's clock minus this computer's
 */
export function timeLeft(expiresAt: number | null, nowMs: number, clockOffsetMs = 0): TimeLeft {
  if (expiresAt === null) return { urgency: 'none', text: 'No expiry known', warning: '' };
  const ms = expiresAt - (nowMs + clockOffsetMs);
  if (ms <= 0) return { urgency: 'expired', text: 'Expired', warning: '' };
  const text = `${duration(ms)} left`;
  if (ms < CRITICAL_MS) return { urgency: 'critical', text, warning: 'about to expire' };
  if (ms < SOON_MS) return { urgency: 'soon', text, warning: 'expires soon' };
  return { urgency: 'ample', text, warning: '' };
}

/** `6d 23h`, `1h 59m 12s`, `12m 30s` or `45s`; part seconds count as whole, so that 0 means over. */
export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [d, h, m, s] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  if (d > 0) return `${d}d ${h}h ${m}m`;
  if (h > 0) return `${h}h ${m}m ${s}s`;
  return m > 0 ? `${m}m ${s}s` : `${s}s`;
}
