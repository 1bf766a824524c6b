import { z } from 'zod';
import { clockOffsetSchema, instantSchema } from './instant.ts';
import { tokenSchema } from './token.ts';

/** A token as the vendor's server lists it: never with its secrets. All times are Unix ms by the server's clock. */
export const serverTokenSchema = z.object({
  vendorTokenId: z.string(),
  /** Empty when the server does not say it. */
  name: z.string(),
  /** The vendor's kind of token; null when the server does not say it. */
  kind: z.string().nullable(),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  renewableUntil: instantSchema,
  /** Null when it was never used, or when the server does not say it. */
  lastUsedAt: instantSchema,
  endpoints: z.array(z.string()),
  /** Addresses from which it may be used; null when the server does not know such a list. */
  allowedIps: z.array(z.string()).nullable(),
  userId: z.string().nullable(),
});
export type ServerToken = z.infer<typeof serverTokenSchema>;

/** What the server says otherwise than the history. */
export const DIFFERENCES = ['name', 'kind', 'expiry', 'renewable-until'] as const;
export const differenceSchema = z.enum(DIFFERENCES);
export type Difference = z.infer<typeof differenceSchema>;

/** Where a token is known: in both places, at the server only, or in the history only. */
export const STANDINGS = ['both', 'server-only', 'local-only'] as const;
export type Standing = (typeof STANDINGS)[number];

export const serverTokenEntrySchema = z.discriminatedUnion('standing', [
  z.object({
    standing: z.literal('both'),
    server: serverTokenSchema,
    token: tokenSchema,
    differences: z.array(differenceSchema),
  }),
  z.object({
    standing: z.literal('server-only'),
    server: serverTokenSchema,
    /** True when it has the name of a token of the history that "may have been created". */
    lostAnswer: z.boolean(),
  }),
  z.object({
    standing: z.literal('local-only'),
    token: tokenSchema,
    /** True when all of it has expired, so that the server may simply have tidied up. */
    ended: z.boolean(),
  }),
]);
export type ServerTokenEntry = z.infer<typeof serverTokenEntrySchema>;

/** The server's list beside our own, as it was at one moment. */
export const serverTokenListSchema = z.object({
  /** Unix ms by this computer's clock at which the server had answered. */
  readAt: z.number(),
  /** Server clock minus this computer's. */
  clockOffsetMs: clockOffsetSchema,
  entries: z.array(serverTokenEntrySchema),
});
export type ServerTokenList = z.infer<typeof serverTokenListSchema>;

/** The number by which the vendor knows a user; null for the user of the connection. */
export const listedUserSchema = z
  .string()
  .regex(/^\d{1,10}$/)
  .nullable()
  .default(null);
