import { z } from 'zod';

/**
 * `available`: entries can be written and read. `locked`: there, but closed. `waiting-for-unlock`: a
 * call has had no answer, most likely because the system asks for a password. `unavailable`: none
 * can be used. The last three mean session-only mode for new secrets.
 */
export const KEYCHAIN_STATES = [
  'checking',
  'available',
  'locked',
  'waiting-for-unlock',
  'unavailable',
] as const;
export const keychainStateSchema = z.enum(KEYCHAIN_STATES);
export type KeychainState = z.infer<typeof keychainStateSchema>;

export const keychainStatusSchema = z.object({
  state: keychainStateSchema,
  /** What the operating system calls it: `Keychain`, `Credential Manager`, `GNOME Keyring`, `KWallet`. */
  backend: z.string(),
  /** Why it is in this state, in words; empty when available. */
  reason: z.string(),
  /** What to do about it; empty when available. */
  remedy: z.string(),
  /** How many secrets are held in memory only and will be lost at quit. */
  sessionSecrets: z.number(),
});
export type KeychainStatus = z.infer<typeof keychainStatusSchema>;
