import { z } from 'zod';
import { apiSchema, formValuesSchema } from './values.ts';

/** What the connection dialog sends. An empty secret keeps the stored one. */
export const connectionDraftSchema = z.object({
  /** Absent for a new connection. */
  id: z.string().optional(),
  api: apiSchema,
  name: z.string().max(200),
  baseUrl: z.string().max(2_000),
  allowUnencrypted: z.boolean(),
  settings: formValuesSchema,
  secrets: z.record(z.string(), z.string().max(65_536)),
});
export type ConnectionDraft = z.infer<typeof connectionDraftSchema>;
