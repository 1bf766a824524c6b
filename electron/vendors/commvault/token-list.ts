import { z } from 'zod';
import { type ListedToken, listedToken } from './listed-token.ts';

const listAnswer = z.object({ tokens: z.array(listedToken) });
/** A server may leave out an array that is empty; it then still says that there was no error. */
const emptyAnswer = z.union([
  z.object({ error: z.object({ errorCode: z.literal([0, '0']) }), tokens: z.null().optional() }),
  z.object({ errorCode: z.literal([0, '0']), tokens: z.null().optional() }),
]);

/** The tokens in an answer to `GET /V4/AccessToken`; null when it is no such list. */
export function listIn(body: unknown): readonly ListedToken[] | null {
  const reading = listAnswer.safeParse(body);
  if (reading.success) return reading.data.tokens;
  return emptyAnswer.safeParse(body).success ? [] : null;
}

/** How many tokens an answer lists; null when it is no such list. */
export function listLength(body: unknown): number | null {
  return listIn(body)?.length ?? null;
}
