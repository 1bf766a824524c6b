import { z } from 'zod';
import { looseText, looseUnixTime } from '../kit/lenient.ts';

const texts = z
  .array(looseText)
  .transform((all) => all.filter((text) => text !== null))
  .nullable()
  .catch(null);

/**
 * A token in the list, and in the answer to an edit. Times as Unix ms. The API reference prints no
 * `tokenType`, but it drops all enums from its examples.
 */
export const listedToken = z.object({
  accessTokenId: looseText,
  userId: looseText,
  tokenName: looseText,
  tokenType: z.unknown().optional(),
  createdTime: looseUnixTime,
  renewableUntilTimestamp: looseUnixTime,
  lastUsedTime: looseUnixTime,
  tokenExpiryTimestamp: looseUnixTime,
  apiEndpoints: texts,
  allowedIPs: texts,
});
export type ListedToken = z.output<typeof listedToken>;
