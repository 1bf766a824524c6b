import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseInteger, looseObject, looseText } from '../kit/lenient.ts';
import { plainWords, shorten } from '../kit/plain-words.ts';
import type { Words } from '../kit/refusal.ts';

const errorShape = z.object({
  errorCode: looseInteger,
  errorMessage: looseText,
  errLogMessage: looseText,
});
const nested = looseObject(errorShape);

/** All places in which Commvault reports an error: top level, `error`, `tokenInfo.error`. */
const errorPlaces = errorShape.extend({
  error: nested,
  tokenInfo: looseObject(z.object({ error: nested })),
});

/** An error inside an answer, also inside one that says 200; null when every error code is 0 or missing. */
export function errorInside(body: unknown): Words | null {
  const reading = errorPlaces.safeParse(body);
  if (!reading.success) return null;
  const places = [reading.data.error, reading.data.tokenInfo?.error, reading.data];
  for (const place of places) {
    if (place == null || place.errorCode === null || place.errorCode === 0) continue;
    return { code: String(place.errorCode), message: words(place), own: true };
  }
  return null;
}

/** Commvault's words where no error code goes with them; null where there are none. */
export function messageInside(body: unknown): string | null {
  const reading = errorPlaces.safeParse(body);
  if (!reading.success) return null;
  const { error, tokenInfo, ...top } = reading.data;
  return (
    [top, error, tokenInfo?.error].flatMap((place) => (place == null ? [] : (words(place) ?? [])))[0] ?? null
  );
}

/** Reads a refusal that has an HTTP error status: `{errorMessage, errorCode}`. */
export function readWords(answer: HttpAnswer): Words {
  const body = jsonBody(answer);
  return errorInside(body) ?? { code: null, message: messageInside(body) ?? plainWords(answer) };
}

function words(place: z.infer<typeof errorShape>): string | null {
  const said = place.errorMessage ?? place.errLogMessage;
  return said === null ? null : shorten(said);
}
