import type { HttpAnswer } from '../../shared/http-message.ts';
import { cutText, LONGEST_NAME } from '../../shared/untrusted/cut-text.ts';
import { createMask } from '../log/mask.ts';
import { type SafeFields, safePart } from '../vendors/kit/safe-fields.ts';

/** Longest answer that the history keeps, in characters. */
const KEPT_CHARACTERS = 20_000;

/** What is known of an answer beside the answer itself. */
export interface AnswerFacts {
  /** Members that the vendor never fills with secrets. Nothing else of the body is kept. */
  readonly safeFields?: SafeFields;
  /** What the agent should know of it, in sentences. */
  readonly warnings?: readonly string[] | undefined;
}

/**
 * The vendor's answer as the history shows it: status, content type, size, what to know of it, and those
 * members that are known to be safe, masked all the same.
 *
 * @param secrets that took part in the call or came by it
 */
export function maskedAnswer(
  answer: HttpAnswer,
  secrets: readonly string[],
  { safeFields = [], warnings = [] }: AnswerFacts = {},
): string {
  const mask = createMask(secrets);
  const size = new TextEncoder().encode(answer.body).byteLength.toLocaleString('en-GB');
  const type = cutText(answer.headers['content-type']?.trim() || 'no content type', LONGEST_NAME);
  const part = mask.value(shortened(safePart(answer, safeFields)));
  const text = [
    mask.text(`HTTP ${answer.status}, ${type}, ${size} bytes`),
    ...warnings.map((warning) => mask.text(warning)),
    ...(part === undefined ? [] : ['', JSON.stringify(part, null, 2)]),
  ].join('\n');
  return text.length > KEPT_CHARACTERS ? `${text.slice(0, KEPT_CHARACTERS)}…` : text;
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string') return cutText(value, LONGEST_NAME);
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]));
}
