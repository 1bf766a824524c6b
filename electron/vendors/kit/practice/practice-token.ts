import { randomBytes } from 'node:crypto';
import { PRACTICE_LIVES, type PracticeMark } from '../../../../shared/practice/marks.ts';

/** A token of `PRACTICE-LONG` has at least so many characters. */
export const LONG_CHARACTERS = 8_192;

/**
 * A JWT that anyone can see is made up: its signature decodes to a sentence.
 *
 * @param signatureBytes 32 as with HS256, 256 as with RS256
 */
export function practiceJwt(
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
  signatureBytes: number,
): string {
  const signature = repeated('practice signature: not valid! ', signatureBytes);
  return [JSON.stringify(header), JSON.stringify(claims), signature]
    .map((part) => Buffer.from(part, 'utf8').toString('base64url'))
    .join('.');
}

/** Claims that make a token long, for `PRACTICE-LONG`; none otherwise. */
export function padding(mark: PracticeMark | null): Readonly<Record<string, string>> {
  return mark === 'long' ? { practice_padding: repeated('practice-', LONG_CHARACTERS) } : {};
}

/** Text of exactly so many characters, made of a text over and over. */
export function repeated(text: string, characters: number): string {
  return text.repeat(Math.ceil(characters / text.length)).slice(0, characters);
}

/** `practice-` and 32 hexadecimal digits that never come twice. */
export function practiceId(): string {
  return `practice-${randomBytes(16).toString('hex')}`;
}

/** How long a token lives, in seconds: as the vendor says, or as its mark asks. */
export function lifeSeconds(mark: PracticeMark | null, usual: number): number {
  return (mark === null ? undefined : PRACTICE_LIVES[mark]) ?? usual;
}
