/** Shorter secrets are left alone: masking every “1” would destroy the words around it. */
const SHORTEST = 3;
/** What is looked for of a secret, in characters: no text that is masked is longer. */
export const LONGEST_TEXT = 65_536;
/** From this length on, a secret is found by its end: tokens of one issuer begin alike. */
const LONG = 16;

/** Finds known secrets in a text. */
export interface SecretIndex {
  /** Calls `found` with each stretch `[start, end)` that is a secret; at the end of a text that was cut, also a part of one. */
  find(text: string, isCut: boolean, found: (start: number, end: number) => void): void;
  readonly isEmpty: boolean;
}

/**
 * Prepares secrets for a search in one pass over a text, however many they are.
 *
 * @param secrets any text; those under three characters are not looked for
 */
export function secretIndex(secrets: Iterable<string>): SecretIndex {
  const all = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue;
    const text = secret.slice(0, LONGEST_TEXT);
    all.add(text);
    all.add(utf8Bytes(text));
  }
  const byStart = new Map<string, string[]>();
  const byEnd = new Map<string, string[]>();
  for (const secret of all) {
    if (secret.length < LONG) push(byStart, secret.slice(0, SHORTEST), secret);
    else push(byEnd, secret.slice(-LONG), secret);
  }
  return {
    isEmpty: all.size === 0,
    find(text, isCut, found) {
      if (byStart.size > 0) findShort(text, byStart, found);
      if (byEnd.size > 0) findLong(text, byEnd, found);
      if (isCut) findCutOff(text, all, found);
    },
  };
}

/**
 * The text's UTF-8 bytes, each as the character of that number: the form in which decoded base64 and
 * percent-encoding are compared. A lone surrogate becomes the bytes of U+FFFD, as every encoder makes it.
 */
export function utf8Bytes(text: string): string {
  return binaryText(new TextEncoder().encode(text));
}

/** Each byte as the character of that number. In chunks: the arguments of a call are limited. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4_096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4_096));
  }
  return text;
}

type Found = (start: number, end: number) => void;

function findShort(text: string, index: ReadonlyMap<string, readonly string[]>, found: Found): void {
  for (let at = 0; at + SHORTEST <= text.length; at++) {
    for (const secret of index.get(text.slice(at, at + SHORTEST)) ?? []) {
      if (text.startsWith(secret, at)) found(at, at + secret.length);
    }
  }
}

function findLong(text: string, index: ReadonlyMap<string, readonly string[]>, found: Found): void {
  for (let end = LONG; end <= text.length; end++) {
    for (const secret of index.get(text.slice(end - LONG, end)) ?? []) {
      const start = end - secret.length;
      if (start >= 0 && text.startsWith(secret, start)) found(start, end);
    }
  }
}

/** A secret whose end was cut away with the text's: the longest beginning of one that the text ends with. */
function findCutOff(text: string, secrets: Iterable<string>, found: Found): void {
  let longest = 0;
  for (const secret of secrets) longest = Math.max(longest, overlap(secret, text));
  if (longest >= SHORTEST) found(text.length - longest, text.length);
}

/** Length of the longest beginning of `secret` that `text` ends with (Knuth, Morris, Pratt). */
function overlap(secret: string, text: string): number {
  const from = Math.max(0, text.length - secret.length + 1);
  const length = text.length - from;
  const fallback = new Uint32Array(length + 1);
  for (let at = 1, matched = 0; at < length; at++) {
    while (matched > 0 && secret[at] !== secret[matched]) matched = fallback[matched - 1] ?? 0;
    if (secret[at] === secret[matched]) matched++;
    fallback[at] = matched;
  }
  let matched = 0;
  for (let at = from; at < text.length; at++) {
    while (matched > 0 && (matched === length || text[at] !== secret[matched])) {
      matched = fallback[matched - 1] ?? 0;
    }
    if (text[at] === secret[matched]) matched++;
  }
  return matched;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
