import { z } from 'zod';

/** What the vendor itself said, word for word (secrets masked). */
export const vendorWordsSchema = z.object({
  /** HTTP status of the answer. */
  status: z.number().int().optional(),
  /** The vendor's own code: `error-key`, `errorCode`, `o:errorCode` or `status.code`. */
  code: z.string().optional(),
  message: z.string().optional(),
  /** What the vendor's support asks for, for example `x-oracle-dms-ecid`. */
  correlationId: z.string().optional(),
});
export type VendorWords = z.infer<typeof vendorWordsSchema>;
