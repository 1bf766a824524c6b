import { z } from 'zod';
import { secretStoreSchema } from './connection.ts';

/** One thing that is known about a record of the vendor. Never a secret. */
export const lookupFactSchema = z.object({
  label: z.string(),
  value: z.string(),
  /** True for what an agent passes on, such as a channel token. */
  copyable: z.boolean(),
});
export type LookupFact = z.infer<typeof lookupFactSchema>;

/** A record of the vendor for which a token can be issued: a customer, a channel. */
export const lookupItemSchema = z.object({
  /** What the issue form's field takes. */
  value: z.string(),
  /** How people call it; the value itself where the vendor says no name. */
  title: z.string(),
  facts: z.array(lookupFactSchema),
  /** Short marks, for example `Secure`. */
  badges: z.array(z.string()),
});
export type LookupItem = z.infer<typeof lookupItemSchema>;

/** One page of a search at the vendor. */
export const lookupPageSchema = z.object({
  items: z.array(lookupItemSchema),
  /** Where the next page begins; null after the last one. */
  nextOffset: z.number().int().nullable(),
  /** What the agent should know about the list; empty for nothing. */
  note: z.string(),
});
export type LookupPage = z.infer<typeof lookupPageSchema>;

/** What became of an action on a record. */
export const recordActionDoneSchema = z.object({
  /** Name under which the record's new secret is kept; null after an action that makes none. */
  secretName: z.string().nullable(),
  /** `session`: in memory until Tokendesk quits. `none`: nothing is kept. */
  secretStore: secretStoreSchema,
  /** A sentence for a person. */
  message: z.string(),
});
export type RecordActionDone = z.infer<typeof recordActionDoneSchema>;

/** An action whose answer never arrived: the agent must know, until it was done again or seen. */
export const unsettledActionSchema = z.object({
  id: z.number(),
  /** Unix ms at which it was sent. */
  at: z.number(),
  connectionId: z.string(),
  connectionName: z.string(),
  /** The record, as its issue field holds it. */
  field: z.string(),
  value: z.string(),
  message: z.string(),
  hint: z.string(),
});
export type UnsettledAction = z.infer<typeof unsettledActionSchema>;
