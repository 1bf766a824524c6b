import { z } from 'zod';

/**
 * `off`: nobody is asked. `notify`: a newer version is said. `install`: it can also be downloaded and installed, each
 * time only when the agent says so.
 */
export const updateModeSchema = z.enum(['off', 'notify', 'install']);
export type UpdateMode = z.infer<typeof updateModeSchema>;

/** Where a look for a newer version stands. */
export const updateStateSchema = z.enum([
  'idle',
  'checking',
  'current',
  'available',
  'downloading',
  'ready',
  'failed',
]);

export const updateStatusSchema = z.object({
  /** What holds now, whatever the agent chose. */
  mode: updateModeSchema,
  /** Why the agent cannot choose: a policy of the computer, or a build that knows no update server. */
  fixedBy: z.enum(['policy', 'build']).nullable(),
  /** Host of the update server; null where the build knows none. */
  server: z.string().nullable(),
  /** False where this kind of installation cannot be updated from inside. */
  installable: z.boolean(),
  state: updateStateSchema,
  /** The newer version, once it is known. */
  version: z.string().nullable(),
  /** How much of it has been downloaded, 0 to 100. */
  percent: z.number().nullable(),
  /** When the server last answered, Unix ms. */
  checkedAt: z.number().nullable(),
  /** What went wrong, in words; empty otherwise. */
  problem: z.string(),
});
export type UpdateStatus = z.infer<typeof updateStatusSchema>;
