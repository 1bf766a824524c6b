import type { HttpAnswer } from '../../../shared/http-message.ts';

/**
 * Reads an answer's body as JSON, whatever its content type says: some servers label JSON as text.
 *
 * @returns undefined when the body is not JSON
 */
export function jsonBody(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** True when the answer is a web page, such as a maintenance or login page. */
export function isHtml(answer: HttpAnswer): boolean {
  return (
    /^\s*(text\/html|application\/xhtml)/i.test(answer.headers['content-type'] ?? '') ||
    /^\uFEFF?\s*<(!doctype\s+html|html)\b/i.test(answer.body)
  );
}
