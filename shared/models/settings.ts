import { z } from 'zod';
import { cleanUpPolicySchema } from './clean-up.ts';
import { updateModeSchema } from './updates.ts';

/**
 * What the agent can change. No defaults inside: zod would fill them into a partial change, and set
 * what nobody touched.
 */
export const settingsSchema = cleanUpPolicySchema.extend({
  /** Seconds until a copied token is cleared from the clipboard, if it is still there. */
  clipboardClearSeconds: z.number().int().min(5).max(300),
  /** Seconds for which a revealed token stays on the screen. */
  revealSeconds: z.number().int().min(5).max(120),
  /** Light, dark, or after the system. */
  colorScheme: z.enum(['system', 'light', 'dark']),
  /** Minutes before a token's expiry at which a notification says so; 0 never. */
  notifyBeforeMinutes: z.number().int().min(0).max(120),
  /** Minutes without input after which a set app lock locks; 0 never. */
  lockIdleMinutes: z.number().int().min(0).max(240),
  /** What to do about newer versions; a policy of the computer goes before it. */
  updates: updateModeSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  clipboardClearSeconds: 30,
  revealSeconds: 20,
  colorScheme: 'system',
  notifyBeforeMinutes: 5,
  lockIdleMinutes: 10,
  updates: 'notify',
  secretRetentionDays: 7,
  historyRetentionDays: 0,
};
