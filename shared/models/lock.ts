import { z } from 'zod';

/** The app lock as the page knows it. */
export const lockStateSchema = z.object({
  /** A passphrase is set. */
  configured: z.boolean(),
  locked: z.boolean(),
  /** Why it locked: `start`, `idle`, `sleep`, `screen` (the system locked its screen) or `agent`. Null while unlocked. */
  reason: z.enum(['start', 'idle', 'sleep', 'screen', 'agent']).nullable(),
  /** Unix ms before which no further try is taken; null when one may be made now. */
  retryAt: z.number().nullable(),
  /**
   * A passphrase is set, and the keychain that works has nothing to check one against: no passphrase opens
   * the app. The way out is `lock.startOver`.
   */
  verifierMissing: z.boolean(),
  /** The system can ask for a fingerprint instead. */
  fingerprint: z.boolean(),
});
export type LockState = z.infer<typeof lockStateSchema>;
export type LockReason = NonNullable<LockState['reason']>;

/** Shortest passphrase in characters. It stops a passer-by; delays do the rest. */
export const MIN_PASSPHRASE = 8;
export const passphraseSchema = z.string().min(MIN_PASSPHRASE).max(1_000);
