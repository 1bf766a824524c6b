import { z } from 'zod';
import { apiSchema } from '../forms/values.ts';
import { clockOffsetSchema, instantSchema } from '../untrusted/instant.ts';
import { secretStoreSchema } from './connection.ts';

/**
 * Life of a token row. `requesting`, `renewing` and `revoking` are committed before the request leaves;
 * `outcome-unknown` means that the vendor may have created a token that never reached us; `deleting` is
 * committed before the secret is removed, so that start-up can finish it; `revoked` is an end.
 */
export const TOKEN_STATES = [
  'requesting',
  'active',
  'renewing',
  'revoking',
  'revoked',
  'deleting',
  'outcome-unknown',
] as const;
export const tokenStateSchema = z.enum(TOKEN_STATES);
export type TokenState = z.infer<typeof tokenStateSchema>;

/** Where the expiry was read, from the most to the least certain. */
export const EXPIRY_SOURCES = ['response', 'jwt', 'documented', 'estimated', 'unknown'] as const;
export const expirySourceSchema = z.enum(EXPIRY_SOURCES);
export type ExpirySource = z.infer<typeof expirySourceSchema>;

/** Which of a token's secrets an action is about. */
export const secretPartSchema = z.enum(['access', 'refresh']);
export type SecretPart = z.infer<typeof secretPartSchema>;

/** One issued token without its secrets. All times are Unix milliseconds. */
export const tokenSchema = z.object({
  id: z.string(),
  api: apiSchema,
  /** Null after the connection was deleted. */
  connectionId: z.string().nullable(),
  connectionName: z.string(),
  practice: z.boolean(),
  state: tokenStateSchema,
  /** The agent's own words for it. */
  label: z.string(),
  /** For whom or what it was issued: customer id, token name, channel id, identifier. */
  subject: z.string(),
  ticket: z.string(),
  /** The vendor's kind of token, for example `ALL` or `Authentication token`. */
  kind: z.string(),
  requestedAt: z.number(),
  issuedAt: instantSchema,
  expiresAt: instantSchema,
  expirySource: expirySourceSchema,
  /** Server clock minus this computer's clock when the token was issued; 0 when unknown. */
  clockOffsetMs: clockOffsetSchema,
  hasRefreshToken: z.boolean(),
  refreshTokenExpiresAt: instantSchema,
  renewableUntil: instantSchema,
  /** When the present access token came by a renewal; null when it is the one that was issued. */
  renewedAt: z.number().nullable(),
  /**
   * True when a renewal may have happened whose answer never arrived: the access token may still work
   * until it expires, and its refresh token must never be sent again.
   */
  renewalUnknown: z.boolean(),
  /** True when the token itself says that it works for the vendor's whole service, not only for its subject. */
  serviceWide: z.boolean(),
  /** How many minutes before its expiry it is renewed automatically; null when it is not. */
  autoRenewMinutes: z.number().int().nullable(),
  /** Why the last automatic renewal did not work, or why it was switched off; empty when all is well. */
  autoRenewProblem: z.string(),
  /** The vendor's own id of the token, where it has one (Commvault's `accessTokenId`). */
  vendorTokenId: z.string().nullable(),
  secretStore: secretStoreSchema,
  /** True when Tokendesk knows it from the server's list only, and never had its secret. */
  adopted: z.boolean(),
});
export type Token = z.infer<typeof tokenSchema>;

/** One line of the audit trail. */
export const auditEntrySchema = z.object({
  id: z.number(),
  /** Unix milliseconds. */
  at: z.number(),
  /** What happened, for example `token.issued`. */
  action: z.string(),
  /** The account of the operating system that did it. */
  actor: z.string(),
  api: apiSchema.nullable(),
  tokenId: z.string().nullable(),
  connectionName: z.string(),
  subject: z.string(),
  ticket: z.string(),
  /** A short addition such as the error code or the file name; never a secret. */
  detail: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** A value read from inside the token, decoded on this computer and not verified. */
export const claimSchema = z.object({
  name: z.string(),
  value: z.string(),
  /** What the claim means, where the vendor or RFC 7519 says so. */
  meaning: z.string().optional(),
});
export type Claim = z.infer<typeof claimSchema>;

/** Everything the details panel shows. */
export const tokenDetailsSchema = z.object({
  token: tokenSchema,
  /** Final request, for example `POST https://host/V4/AccessToken`. */
  request: z.string(),
  /** The connection's form inputs without secrets, label and value, in the form's order. */
  inputs: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Form of the token: `JWT (RS256)`, `Intershop PLAIN`, `opaque`. Null when the secret cannot be read. */
  form: z.string().nullable(),
  /** Length in characters; null when the secret cannot be read. */
  length: z.number().nullable(),
  claims: z.array(claimSchema),
  /** The vendor's answer as text with every secret masked. */
  answer: z.string(),
  audit: z.array(auditEntrySchema),
  /** Why the secret cannot be read now; null when it can. */
  secretProblem: z.string().nullable(),
});
export type TokenDetails = z.infer<typeof tokenDetailsSchema>;

/** States by which the history can be filtered; all but `revoked` and `outcome-unknown` are a matter of the clock. */
export const HISTORY_STATES = [
  'valid',
  'expiring',
  'expired',
  'no-expiry',
  'revoked',
  'outcome-unknown',
] as const;
export const historyStateSchema = z.enum(HISTORY_STATES);
export type HistoryState = z.infer<typeof historyStateSchema>;

export const tokenQuerySchema = z.object({
  search: z.string().max(500),
  api: apiSchema.nullable(),
  state: historyStateSchema.nullable(),
  /** Rows to skip past: the `requestedAt` and `id` of the last row of the page before. */
  after: z.object({ requestedAt: z.number(), id: z.string() }).nullable(),
  limit: z.number().int().min(1).max(500),
});
export type TokenQuery = z.infer<typeof tokenQuerySchema>;

/** A row of the history that this version cannot read. It is listed with what can be told of it, and left as it is. */
export const unreadableTokenSchema = z.object({
  id: z.string(),
  /** Unix milliseconds. */
  requestedAt: z.number(),
  connectionName: z.string(),
  label: z.string(),
});
export type UnreadableToken = z.infer<typeof unreadableTokenSchema>;

export const tokenPageSchema = z.object({
  tokens: z.array(tokenSchema),
  unreadable: z.array(unreadableTokenSchema),
  /** `after` of the next page; null on the last one. */
  next: z.object({ requestedAt: z.number(), id: z.string() }).nullable(),
  /** How many rows match the query, over all pages. */
  matching: z.number(),
  /** How many rows there are without a filter. */
  total: z.number(),
  hasMore: z.boolean(),
});
export type TokenPage = z.infer<typeof tokenPageSchema>;
