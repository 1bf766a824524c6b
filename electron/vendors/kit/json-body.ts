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

const PAGE = /^[\uFEFF\s]*(<\?xml[^>]{0,200}>\s*)?<(!doctype\s+html|html)\b/i;

/** With what a page begins that is only labelled as one: an element of HTML, a comment, or words. */
const PART_OF_PAGE =
  /^[\uFEFF\s]*(<(!--|(a|b|body|br|center|div|font|form|h[1-6]|head|hr|i|iframe|img|main|meta|noscript|ol|p|pre|script|section|span|style|table|title|u|ul)\b)|[^{[<\s]|$)/i;

/**
 * True when the answer is a web page, such as a maintenance or login page. Its content decides: JSON and
 * XML are none, whatever their label says.
 */
export function isHtml({ headers, body }: HttpAnswer): boolean {
  if (PAGE.test(body)) return true;
  const isLabelled = /^\s*(text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
  return isLabelled && PART_OF_PAGE.test(body);
}
