import { z } from 'zod';
import { type ConnectionDraft, connectionDraftSchema } from '../forms/connection-draft.ts';
import { apiSchema, formValuesSchema } from '../forms/values.ts';

/** Where a secret lives: in the OS keychain, in memory until the app quits, gone with it, or never kept. */
export const SECRET_STORES = ['keychain', 'session', 'lost', 'none'] as const;
export const secretStoreSchema = z.enum(SECRET_STORES);
export type SecretStore = z.infer<typeof secretStoreSchema>;

/** A connection as the page knows it: the names of its secrets, never their values. */
export const connectionSchema = z.object({
  id: z.string(),
  api: apiSchema,
  name: z.string(),
  /** Normalised: no trailing slash, with the vendor's API path. */
  baseUrl: z.string(),
  allowUnencrypted: z.boolean(),
  settings: formValuesSchema,
  /** Names of the secret fields that have a stored value, and of remembered secrets; of a session, none. */
  storedSecrets: z.array(z.string()),
  secretStore: secretStoreSchema,
  /** True while a session at the vendor is kept with its secrets. */
  signedIn: z.boolean(),
  /** True for the four connections to the built-in practice servers. */
  practice: z.boolean(),
  favourite: z.boolean(),
  /** When a token was last asked for through it, in Unix ms; null when none was yet. */
  lastUsedAt: z.number().nullable(),
  /** Unix milliseconds. */
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Connection = z.infer<typeof connectionSchema>;

export { type ConnectionDraft, connectionDraftSchema };

/**
 * Result of "Test connection". `accepted`: the vendor took the credentials. `reached`: the server
 * answers as this vendor does, but the credentials cannot be checked without issuing a token.
 */
export const connectionTestSchema = z.object({
  outcome: z.enum(['accepted', 'reached']),
  message: z.string(),
  /** Request that was sent, for example `GET https://shop.example/users/-`. */
  request: z.string(),
  /** Milliseconds from request to answer. */
  durationMs: z.number(),
  /** Server clock minus this computer's clock in ms; null when the answer had no `Date`. */
  clockOffsetMs: z.number().nullable(),
  /** Settings with which the server takes the credentials, where those of the draft were refused. */
  suggestion: z.object({ settings: z.record(z.string(), z.string()), words: z.string() }).nullable(),
});
export type ConnectionTest = z.infer<typeof connectionTestSchema>;
