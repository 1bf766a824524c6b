import { decodedTexts } from './decoded-texts.ts';
import { LONGEST_TEXT, type SecretIndex, secretIndex } from './secret-index.ts';
import { maskShapes } from './secret-shapes.ts';

/** What stands where a secret was. */
export const MASK = '••••••';

/** Keys whose values are never printed. */
const SECRET_KEY =
  /token$|secret|password|passcode|pass_code|authorization|authtoken|authentication_?code|cookie|application_?key/i;
/** Keys that look like one but name something public. */
const PUBLIC_KEY = /^(csrf|channel|has_?refresh)?token(s|id|name|type)?$/i;
/** Longest key that is looked at by its name; a longer one counts as secret. */
const LONGEST_KEY = 200;

/** How deep a structure is read, and how many values of it; what lies beyond is left out. */
const DEEPEST = 24;
const MOST_VALUES = 5_000;

/** Base64, in both alphabets. */
const BASE64_RUN = /[A-Za-z0-9+/_-]{4,}={0,2}/g;
/** What is masked together with the secret before it: the rest would tell how something longer ended. */
const REST_OF_WORD = /[\p{L}\p{N}]*={0,2}/uy;

/** Hides secrets in what is shown, kept or logged. No text and no structure makes it throw. */
export interface Mask {
  /** The text without known secrets, in any encoding, and without what has the shape of one. */
  text(text: string): string;
  /** A structure, as JSON can hold it: masked by key, then every key, text and number in it. */
  value(value: unknown): unknown;
}

/**
 * The one mask of the app. Secrets are found as they are, and in JSON escapes, percent-encoding, form
 * encoding, XML references and base64 (alone or inside something longer), because the text is decoded and
 * not the secret encoded. Texts are cut at {@link LONGEST_TEXT}; the time taken is linear in their length.
 *
 * @param secrets values shorter than three characters are left alone: they would mask ordinary words
 */
export function createMask(secrets: Iterable<string>): Mask {
  const index = secretIndex(secrets);
  const text = (given: string): string => maskShapes(maskKnown(given, index), MASK);
  return { text, value: (value) => maskedValue(value, text) };
}

/** {@link Mask.text} with secrets that are needed once. */
export function maskText(text: string, secrets: Iterable<string> = []): string {
  return createMask(secrets).text(text);
}

/** {@link Mask.value} with secrets that are needed once. */
export function maskValue(value: unknown, secrets: Iterable<string> = []): unknown {
  return createMask(secrets).value(value);
}

type Stretch = readonly [start: number, end: number];

function maskKnown(given: string, index: SecretIndex): string {
  const text = given.length > LONGEST_TEXT ? `${given.slice(0, LONGEST_TEXT)}…` : given;
  if (index.isEmpty || text === '') return text;
  const found: Stretch[] = [];
  searchIn(text, index, (start, end) => found.push([start, end]));
  for (const { text: decoded, sourceOf } of decodedTexts(text)) {
    searchIn(decoded, index, (start, end) => found.push(sourceOf(start, end)));
  }
  return withoutStretches(text, found);
}

/** Searches a text as it stands, and what its base64 says. An ellipsis at its end says that it was cut there. */
function searchIn(text: string, index: SecretIndex, found: (start: number, end: number) => void): void {
  const ellipsis = text.lastIndexOf('…');
  const isCut = ellipsis >= 0 && ellipsis >= text.length - LONGEST_NOTE;
  if (isCut) index.find(text.slice(0, ellipsis), true, found);
  index.find(text, false, found);
  for (const match of text.matchAll(BASE64_RUN)) {
    const end = match.index + match[0].length;
    if (holdsSecret(match[0], index, isCut && end >= ellipsis)) found(match.index, end);
  }
}

/** Longest note behind the ellipsis of a text that was cut, in characters. */
const LONGEST_NOTE = 60;

/** True for base64 with a secret in it, wherever in it that begins. */
function holdsSecret(run: string, index: SecretIndex, isCut: boolean): boolean {
  const standard = run
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,2}$/, '');
  let held = false;
  for (let from = 0; from < 4 && !held; from++) {
    const part = standard.slice(from);
    const whole = part.length % 4 === 1 ? part.slice(0, -1) : part;
    index.find(atob(whole), isCut, () => {
      held = true;
    });
  }
  return held;
}

/** Replaces stretches, each with the rest of its word. */
function withoutStretches(text: string, found: readonly Stretch[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const [start, end] of found.toSorted(([a], [b]) => a - b)) {
    if (end <= done) continue;
    if (start >= done) parts.push(text.slice(done, start), MASK);
    REST_OF_WORD.lastIndex = end;
    REST_OF_WORD.test(text);
    done = Math.max(end, REST_OF_WORD.lastIndex);
  }
  parts.push(text.slice(done));
  return parts.join('');
}

function maskedValue(value: unknown, text: (given: string) => string): unknown {
  let left = MOST_VALUES;
  const masked = (given: unknown, depth: number, isSecret: boolean): unknown => {
    if (left-- <= 0) return '…';
    if (typeof given === 'string') return isSecret && given !== '' ? MASK : text(given);
    if (typeof given === 'number' || typeof given === 'bigint') {
      const digits = String(given);
      return isSecret || text(digits) !== digits ? MASK : typeof given === 'bigint' ? digits : given;
    }
    if (typeof given !== 'object' || given === null) return given;
    if (depth >= DEEPEST) return '…';
    if (Array.isArray(given)) {
      return given.slice(0, Math.max(0, left)).map((item) => masked(item, depth + 1, isSecret));
    }
    return Object.fromEntries(
      Object.entries(given)
        .slice(0, Math.max(0, left))
        .map(([key, inner]) => [text(key), masked(inner, depth + 1, isSecretKey(key))]),
    );
  };
  try {
    return masked(value, 0, false);
  } catch {
    // A getter of somebody else's object may throw.
    return MASK;
  }
}

/** A name that is never printed as a key; what is in an object below it is judged by its own names. */
function isSecretKey(key: string): boolean {
  if (key.length > LONGEST_KEY) return true;
  return key === 'token' || (SECRET_KEY.test(key) && !PUBLIC_KEY.test(key));
}
