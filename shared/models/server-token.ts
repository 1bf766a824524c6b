import { z } from 'zod';
import { type ServerToken, serverTokenSchema } from '../forms/server-token.ts';
import { clockOffsetSchema } from '../untrusted/instant.ts';
import { tokenSchema } from './token.ts';

export { type ServerToken, serverTokenSchema };

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
