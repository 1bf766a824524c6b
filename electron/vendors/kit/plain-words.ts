import type { HttpAnswer } from '../../../shared/http-message.ts';
import { isHtml } from './json-body.ts';

/** Longest text of a vendor that is shown, in characters. */
const MAX_LENGTH = 500;

/**
 * A refusal's body as readable text, for answers without the vendor's usual shape: a web page's title,
 * otherwise the text itself. Only for refusals: the body of a success may hold a token.
 *
 * @returns null when there is nothing to read
 */
export function plainWords(answer: HttpAnswer): string | null {
  const text = isHtml(answer) ? (/<title[^>]*>([^<]*)/i.exec(answer.body)?.[1] ?? '') : answer.body;
  return shorten(text.replace(/\s+/g, ' ').trim());
}

/** Cuts a vendor's text to a length that a screen can show; null when it is empty. */
export function shorten(text: string): string | null {
  if (text === '') return null;
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
