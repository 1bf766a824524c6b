import { z } from 'zod';
import { apiSchema, formValuesSchema } from '../forms/values.ts';

/** Form inputs that are used again and again; never a secret. */
export const presetSchema = z.object({
  id: z.string(),
  api: apiSchema,
  name: z.string(),
  inputs: formValuesSchema,
  label: z.string(),
  /** Unix milliseconds. */
  updatedAt: z.number(),
});
export type Preset = z.infer<typeof presetSchema>;

/** What the page sends; secrets among the inputs are dropped on arrival. */
export const presetToSaveSchema = presetSchema.omit({ id: true, updatedAt: true }).extend({
  name: z.string().max(200),
  label: z.string().max(500),
  /** Takes the place of the preset that has this name. */
  replace: z.boolean(),
});
export type PresetToSave = z.infer<typeof presetToSaveSchema>;
