import { z } from 'zod';

/** What "Verify secrets" found. */
export const repairReportSchema = z.object({
  /** Rows whose secret was compared with the hash in the row. */
  tokens: z.number(),
  connections: z.number(),
  /** Deleted tokens that were looked for in the keychain. */
  deletedTokens: z.number(),
  /** The same for deleted connections. */
  deletedConnections: z.number(),
  problems: z.array(
    z.object({
      kind: z.enum(['missing', 'changed', 'left-over']),
      of: z.enum(['token', 'connection']),
      /** What the agent calls it. */
      name: z.string(),
      message: z.string(),
      remedy: z.string(),
    }),
  ),
  /** Secrets that are in another keychain than the one that is open; nothing was verified then. */
  elsewhere: z.number(),
});
export type RepairReport = z.infer<typeof repairReportSchema>;

/** What a repair did. */
export const repairResultSchema = z.object({
  /** Entries removed from the keychain. */
  removed: z.number(),
  /** Rows that now say that their secret is gone. */
  marked: z.number(),
  /** What only the agent can put right. */
  left: z.number(),
});
export type RepairResult = z.infer<typeof repairResultSchema>;
