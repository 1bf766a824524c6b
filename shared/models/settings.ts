import { z } from 'zod';

/** What the agent can change. Unknown keys of a newer version are kept by the store. */
export const settingsSchema = z.object({
  /** Seconds until a copied token is cleared from the clipboard, if it is still there. */
  clipboardClearSeconds: z.number().int().min(5).max(300).default(30),
  /** Seconds for which a revealed token stays on the screen. */
  revealSeconds: z.number().int().min(5).max(120).default(20),
  /** Light, dark, or after the system. */
  colorScheme: z.enum(['system', 'light', 'dark']).default('system'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
