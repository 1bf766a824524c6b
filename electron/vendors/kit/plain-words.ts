import type { HttpAnswer } from '../../../shared/http-message.ts';
import { cutText, LONGEST_WORDS } from '../../../shared/untrusted/cut-text.ts';
import { isHtml, jsonBody } from './json-body.ts';
import { isXml, parseXml } from './xml.ts';

/** Members in which APIs put a sentence about what went wrong. Nothing else of a structure is shown. */
const SENTENCES: readonly string[] = [
  'message',
  'Message',
  'errorMessage',
  'errLogMessage',
  'error_description',
  'detail',
  'title',
  'description',
  'reason',
  'faultstring',
  'error',
];
/** How deep a sentence is looked for. */
const DEEPEST = 3;

/**
 * A refusal's body as readable text, for answers without the vendor's usual shape: a web page's title, the
 * sentences of JSON or XML, otherwise the text itself. What else a structure holds may be a token.
 *
 * @returns null when there is nothing to read
 */
export function plainWords(answer: HttpAnswer): string | null {
  const { body } = answer;
  if (isHtml(answer)) return shorten(/<title[^>]{0,200}>([^<]{0,1000})/i.exec(body)?.[1] ?? '');
  const isJson = /^[\uFEFF\s]*[{[]/.test(body);
  if (!isJson && !isXml(body)) return shorten(body);
  return shorten(sentencesIn(isJson ? jsonBody(answer) : parseXml(body), 0).join('; '));
}

/** A vendor's text in one line, cut to a length that a screen can show; null when it is empty. */
export function shorten(text: string): string | null {
  const line = text
    .slice(0, 20 * LONGEST_WORDS)
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? null : cutText(line, LONGEST_WORDS);
}

function sentencesIn(value: unknown, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  const entries = Object.entries(value).slice(0, 50);
  const own = entries.flatMap(([name, inner]: [string, unknown]) =>
    SENTENCES.includes(name) && typeof inner === 'string' && inner.trim() !== '' ? [inner] : [],
  );
  return [...new Set([...own, ...entries.flatMap(([, inner]) => sentencesIn(inner, depth + 1))])];
}
