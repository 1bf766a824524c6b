import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseText } from '../kit/lenient.ts';
import { plainWords, shorten } from '../kit/plain-words.ts';
import type { Words } from '../kit/refusal.ts';

const problem = z.object({
  title: looseText,
  detail: looseText,
  'o:errorCode': looseText,
  'o:errorDetails': z.array(z.unknown()).catch([]),
  errorCode: looseText,
  errorKey: looseText,
  errorMessage: looseText,
});

/** How deep `o:errorDetails` is read: its entries have the same shape. */
const MAX_DEPTH = 3;

/**
 * Reads a refusal: `title`, `detail`, `o:errorCode` and the nested `o:errorDetails` (Oracle, "Error
 * Messages" of the sibling APIs, and Oracle's own toolkit), or `errorCode`, `errorKey` and
 * `errorMessage` of the older API.
 */
export function readWords(answer: HttpAnswer): Words {
  const body = jsonBody(answer);
  const reading = problem.safeParse(body);
  const said = sentences(body, 0).join('; ');
  const code = reading.success
    ? (reading.data['o:errorCode'] ?? reading.data.errorKey ?? reading.data.errorCode)
    : null;
  return {
    code,
    own: code !== null,
    message: said === '' ? plainWords(answer) : shorten(said),
    correlationId: correlationId(answer),
  };
}

/** What Oracle's support asks for (header `x-oracle-dms-ecid`, read by Oracle's own toolkit). */
export function correlationId(answer: HttpAnswer): string | null {
  return answer.headers['x-oracle-dms-ecid']?.trim() || null;
}

/** True when the body has the shape of an error of Oracle's API, and not of a gateway before it. */
export function isOracleError(answer: HttpAnswer): boolean {
  const reading = problem.safeParse(jsonBody(answer));
  return (
    reading.success &&
    (reading.data.title ?? reading.data['o:errorCode'] ?? reading.data.errorMessage) !== null
  );
}

function sentences(body: unknown, depth: number): readonly string[] {
  const reading = problem.safeParse(body);
  if (!reading.success || depth > MAX_DEPTH) return [];
  const { title, detail, errorMessage } = reading.data;
  const own = [title, detail === title ? null : detail, title === null ? errorMessage : null]
    .filter((part) => part !== null)
    .join(': ');
  const nested = reading.data['o:errorDetails'].flatMap((entry) => sentences(entry, depth + 1));
  return [...new Set(own === '' ? nested : [own, ...nested])];
}
