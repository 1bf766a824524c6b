/** A member whose value is a text, complete with both its quotes or tags. */
export interface TextMember {
  readonly name: string;
  readonly value: string;
  /** Number of the object or element that it stands in. */
  readonly owner: number;
}

/** Objects that say what went wrong: a token in one is repeated, not handed out. */
export const ABOUT_ERRORS = /^err|error|fault|exception|problem|request|debug/i;

interface Frame {
  readonly owner: number;
  readonly isAboutErrors: boolean;
  readonly isArray: boolean;
}

/**
 * The text members of all JSON objects in a text, also of those that are cut off or stand between other
 * things. Nothing inside a JSON string is taken for an object.
 */
export function jsonMembers(text: string): readonly TextMember[] {
  const members: TextMember[] = [];
  let owners = 0;
  for (let start = nextObject(text, 0); start >= 0; ) {
    const reading = readObject(text, start, owners);
    // One by one: the arguments of a call are limited.
    for (const member of reading.members) members.push(member);
    owners = reading.owners;
    start = nextObject(text, Math.max(reading.end, start + 1));
  }
  return members;
}

function nextObject(text: string, from: number): number {
  const start = /\{\s{0,100}"/g;
  start.lastIndex = from;
  return start.exec(text)?.index ?? -1;
}

interface Reading {
  readonly members: readonly TextMember[];
  readonly owners: number;
  /** Where it ended, was cut off, or ceased to be JSON. */
  readonly end: number;
}

/** Reads one object with all that is in it, as far as it is JSON. */
function readObject(text: string, start: number, before: number): Reading {
  const members: TextMember[] = [];
  let owners = before;
  const frames: Frame[] = [];
  /** The last name that a colon followed. */
  let name: string | null = null;
  /** A text that may still turn out to be a name. */
  let pending: string | null = null;
  let at = start;
  const end = (): Reading => ({ members, owners, end: at });
  for (;;) {
    at = skipSpace(text, at);
    const char = text[at];
    const frame = frames.at(-1);
    if (char === '{' || char === '[') {
      const isAboutErrors = frame?.isAboutErrors === true || ABOUT_ERRORS.test(name ?? '');
      frames.push({ owner: ++owners, isAboutErrors, isArray: char === '[' });
      name = null;
      at++;
    } else if (char === '}' || char === ']') {
      frames.pop();
      name = null;
      at++;
      if (frames.length === 0) return end();
    } else if (char === ',') {
      name = null;
      at++;
    } else if (char === ':') {
      name = pending;
      at++;
    } else if (char === '"') {
      const closed = endOfString(text, at);
      const value = closed < 0 ? null : stringValue(text.slice(at, closed));
      if (value === null) {
        at = closed < 0 ? text.length : closed;
        return end();
      }
      if (name !== null && frame?.isArray === false && !frame.isAboutErrors) {
        members.push({ name, value, owner: frame.owner });
      }
      pending = name === null ? value : null;
      name = null;
      at = closed;
      continue;
    } else {
      const literal = /(?:true|false|null|-?\d[\d.eE+-]{0,40})/y;
      literal.lastIndex = at;
      if (!literal.test(text)) return end();
      at = literal.lastIndex;
    }
    pending = null;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}

/** Where the string that begins here ends, behind its quote; -1 for one that is not closed. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return at + 1;
    if (char === '\\') at++;
  }
  return -1;
}

function stringValue(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
