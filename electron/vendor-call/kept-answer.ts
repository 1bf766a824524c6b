import type { HttpAnswer } from '../../shared/http-message.ts';
import { maskText, maskValue } from '../log/mask.ts';

/** Longest answer that the history keeps, in characters. */
const KEPT_CHARACTERS = 20_000;

/**
 * The vendor's answer as the history shows it: status, and the body without any secret. JSON is parsed
 * before it is masked, because an escape (`\/`) would hide a token from a text search.
 */
export function maskedAnswer(answer: HttpAnswer, secrets: readonly string[]): string {
  return `HTTP ${answer.status}\n\n${maskedBody(answer.body, secrets)}`.slice(0, KEPT_CHARACTERS);
}

function maskedBody(body: string, secrets: readonly string[]): string {
  try {
    return JSON.stringify(maskValue(JSON.parse(body), secrets), null, 2);
  } catch {
    return maskText(body, [...secrets, ...secrets.map(xmlEscaped)]);
  }
}

function xmlEscaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
