import { z } from 'zod';
import { vendorWordsSchema } from './vendor-words.ts';

/**
 * What a vendor says about a token. `unclear`: it answered, but not in a way that says whether the token
 * is good.
 */
export const CHECK_OUTCOMES = ['accepted', 'refused', 'unclear'] as const;
export const checkOutcomeSchema = z.enum(CHECK_OUTCOMES);
export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;

/** A setting of the connection with which the token works, in place of the one that it has. */
export const settingSuggestionSchema = z.object({
  connectionId: z.string(),
  setting: z.string(),
  value: z.string(),
  /** What speaks for it, and what the button says that changes it. */
  words: z.string(),
  action: z.string(),
});

export const tokenCheckSchema = z.object({
  outcome: checkOutcomeSchema,
  /** One or two sentences for a person. */
  message: z.string(),
  /** The request that was sent last, for example `GET https://host/v2/whoami`; never with the token. */
  request: z.string(),
  /** Unix ms by this computer's clock. */
  at: z.number(),
  vendor: vendorWordsSchema.optional(),
  suggestion: settingSuggestionSchema.optional(),
});
export type TokenCheckResult = z.infer<typeof tokenCheckSchema>;
