import { z } from 'zod';
import { instantSchema } from '../untrusted/instant.ts';

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
