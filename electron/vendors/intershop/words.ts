import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseText } from '../kit/lenient.ts';
import { plainWords, shorten } from '../kit/plain-words.ts';
import type { Words } from '../kit/refusal.ts';

/** What a server without JWT sends where a token should be (Intershop PWA, `api-token.service.ts`). */
const TOKEN_ERROR = /AuthenticationToken(Outdated|Invalid)/;

const jsonError = z.object({ code: looseText, message: looseText, error: looseText });

/**
 * Reads a refusal: the reason is in the header `error-key`, the words are text or JSON
 * (Intershop KB 2X5757, A28246).
 */
export function readWords(answer: HttpAnswer): Words {
  const json = jsonError.safeParse(jsonBody(answer));
  const said = json.success ? (json.data.message ?? json.data.error) : null;
  const documented = answer.headers['error-key']?.trim() || tokenError(answer);
  return {
    code: documented ?? (json.success ? json.data.code : null),
    message: said === null ? plainWords(answer) : shorten(said),
    own: documented !== null,
  };
}

/** `AuthenticationTokenOutdated` or `AuthenticationTokenInvalid`, if header or body say so. */
export function tokenError(answer: HttpAnswer): string | null {
  const header = answer.headers['authentication-token'] ?? '';
  return TOKEN_ERROR.exec(header)?.[0] ?? TOKEN_ERROR.exec(answer.body)?.[0] ?? null;
}

/** True when this is the vendor's way to say that a token is no good, and not a token. */
export function isTokenError(text: string): boolean {
  return TOKEN_ERROR.test(text);
}
