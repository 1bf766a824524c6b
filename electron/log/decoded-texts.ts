/** A text as it reads when one encoding is taken off it. */
export interface DecodedText {
  readonly text: string;
  /** Where a stretch `[start, end)` of it stands in the text before. */
  readonly sourceOf: (start: number, end: number) => readonly [number, number];
}

/** Reads characters of an encoding; null where there is none at this place. */
type Unescape = (text: string, at: number) => readonly [decoded: string, length: number] | null;

/**
 * The readings of a text in which a secret may hide: with JSON escapes, percent-encoding, form encoding and
 * XML references taken off. Only those that have anything to take off, and not the text itself.
 */
export function decodedTexts(text: string): readonly DecodedText[] {
  return [
    ...(text.includes('\\') ? [unescaped(text, jsonEscape)] : []),
    ...(text.includes('%') ? [unescaped(text, percent(false))] : []),
    ...(text.includes('+') ? [unescaped(text, percent(true))] : []),
    ...(text.includes('&') ? [unescaped(text, xmlReference)] : []),
  ];
}

/** Decodes in one pass, and remembers where each decoded character came from. */
function unescaped(text: string, decode: Unescape): DecodedText {
  const starts: number[] = [];
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const [decoded, length] = decode(text, at) ?? [text.charAt(at), 1];
    for (let unit = 0; unit < decoded.length; unit++) starts.push(at);
    parts.push(decoded);
    at += length;
  }
  return {
    text: parts.join(''),
    sourceOf: (start, end) => {
      const last = starts[end - 1] ?? 0;
      const after = starts.slice(end, end + 8).find((place) => place > last) ?? text.length;
      return [starts[start] ?? 0, end >= starts.length ? text.length : after];
    },
  };
}

const JSON_ESCAPES = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

const jsonEscape: Unescape = (text, at) => {
  if (text[at] !== '\\' || at + 1 >= text.length) return null;
  const kind = text.charAt(at + 1);
  if (kind !== 'u') return [JSON_ESCAPES.get(kind) ?? kind, 2];
  const code = hex(text.slice(at + 2, at + 6), 4);
  return code === null ? null : [String.fromCharCode(code), 6];
};

/** Percent-encoded bytes as the characters of their numbers; other characters as their UTF-8 bytes. */
function percent(plusIsSpace: boolean): Unescape {
  return (text, at) => {
    const char = text.charAt(at);
    if (char === '+' && plusIsSpace) return [' ', 1];
    if (char !== '%') return null;
    const code = hex(text.slice(at + 1, at + 3), 2);
    return code === null ? null : [String.fromCharCode(code), 3];
  };
}

const XML_NAMES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** Longest reference that is read, in characters. */
const LONGEST_REFERENCE = 12;

const xmlReference: Unescape = (text, at) => {
  if (text[at] !== '&') return null;
  const end = text.slice(at, at + LONGEST_REFERENCE).indexOf(';');
  if (end < 2) return null;
  const name = text.slice(at + 1, at + end);
  const decoded = name.startsWith('#') ? numericReference(name.slice(1)) : (XML_NAMES.get(name) ?? null);
  return decoded === null ? null : [decoded, end + 1];
};

function numericReference(digits: string): string | null {
  const code = /^x[0-9a-f]{1,8}$/i.test(digits)
    ? Number.parseInt(digits.slice(1), 16)
    : /^\d{1,8}$/.test(digits)
      ? Number(digits)
      : Number.NaN;
  return code >= 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : null;
}

function hex(digits: string, length: number): number | null {
  return digits.length === length && /^[0-9a-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}
