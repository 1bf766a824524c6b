import { ABOUT_ERRORS, type TextMember } from './salvage-json.ts';
import { xmlText } from './xml-text.ts';

interface Element {
  readonly name: string;
  readonly id: number;
  /** Number of the element around it; 0 for the document. */
  readonly owner: number;
  /** Where its content begins. */
  readonly from: number;
  readonly isAboutErrors: boolean;
  isLeaf: boolean;
}

/** A tag: its slash, its name without a namespace's prefix, and the slash of an empty element. */
const TAG = /^<(\/?)(?:[\w.-]{1,64}:)?([\w.-]{1,64})(?:\s[^<>]*?)?(\/?)>$/;

/**
 * The elements of an XML document that have only text in them and are closed, also where the document is
 * cut off. A document type is not read, and ends the reading.
 */
export function xmlMembers(text: string): readonly TextMember[] {
  const members: TextMember[] = [];
  const open: Element[] = [];
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = endOfNoElement(text, at);
    if (skipped !== null) {
      if (skipped < 0) return members;
      at = skipped;
      continue;
    }
    const end = text.indexOf('>', at);
    if (end < 0) return members;
    const tag = TAG.exec(text.slice(at, end + 1));
    if (tag === null) return members;
    const [, isEnd, name = '', isEmpty] = tag;
    const parent = open.at(-1);
    if (isEnd === '/') {
      open.pop();
      if (parent?.name !== name) return members;
      const value = parent.isLeaf && !parent.isAboutErrors ? xmlText(text.slice(parent.from, at)) : null;
      if (value !== null) members.push({ name, value: value.trim(), owner: parent.owner });
    } else {
      if (parent !== undefined) parent.isLeaf = false;
      if (isEmpty !== '/') {
        open.push({
          name,
          id: ++elements,
          owner: parent?.id ?? 0,
          from: end + 1,
          isAboutErrors: parent?.isAboutErrors === true || ABOUT_ERRORS.test(name),
          isLeaf: true,
        });
      }
    }
    at = end + 1;
  }
  return members;
}

/** Where a declaration, a comment or a CDATA section ends; -1 when it does not, or is a document type; null for a tag. */
function endOfNoElement(text: string, at: number): number | null {
  for (const [start, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(start, at)) continue;
    const found = text.indexOf(end, at + start.length);
    return found < 0 ? -1 : found + end.length;
  }
  return text.startsWith('<!', at) ? -1 : null;
}
