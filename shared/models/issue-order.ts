import { z } from 'zod';
import { formValuesSchema } from '../forms/values.ts';

/** What the issue form asks for. */
export const issueOrderSchema = z.object({
  connectionId: z.string().max(100),
  inputs: formValuesSchema,
  label: z.string().max(500),
  ticket: z.string().max(200),
});
export type IssueOrder = z.infer<typeof issueOrderSchema>;
