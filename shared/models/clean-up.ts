import { z } from 'zod';

/** How long things are kept, in days; 0 for ever. */
export const cleanUpPolicySchema = z.object({
  /** The secret of an expired token; its row stays in the history. */
  secretRetentionDays: z.number().int().min(0).max(365),
  /** The row of an expired token, counted from when it was issued. */
  historyRetentionDays: z.number().int().min(0).max(3_650),
});
export type CleanUpPolicy = z.infer<typeof cleanUpPolicySchema>;

/** What a clean-up would remove now, or did remove. */
export const cleanUpCountSchema = z.object({ secrets: z.number(), rows: z.number() });
export type CleanUpCount = z.infer<typeof cleanUpCountSchema>;
