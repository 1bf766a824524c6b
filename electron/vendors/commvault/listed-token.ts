import { z } from 'zod';
import { looseId, looseName, looseUnixTime } from '../kit/lenient.ts';

/** Endpoints or addresses that are read of one token. */
const MOST_LINES = 1_000;

const texts = z
  .array(looseName)
  .transform((all) => all.filter((text) => text !== null).slice(0, MOST_LINES))
  .nullable()
  .catch(null);

/**
 * A token in the list, and in the answer to an edit. Times as Unix ms. The API reference prints no
 * `tokenType`, but it drops all enums from its examples.
 */
export const listedToken = z.object({
  accessTokenId: looseId,
  userId: looseId,
  tokenName: looseName,
  tokenType: z.unknown().optional(),
  createdTime: looseUnixTime,
  renewableUntilTimestamp: looseUnixTime,
  lastUsedTime: looseUnixTime,
  tokenExpiryTimestamp: looseUnixTime,
  apiEndpoints: texts,
  allowedIPs: texts,
});
export type ListedToken = z.output<typeof listedToken>;
