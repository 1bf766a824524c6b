/** Longest name, kind or subject that a vendor says of something, in characters. */
export const LONGEST_NAME = 300;
/** Longest ID of a vendor; what is longer is none. */
export const LONGEST_ID = 500;
/** Longest sentence of a vendor. */
export const LONGEST_WORDS = 500;
/** Longest single fact that is shown, such as a claim of a token. */
export const LONGEST_FACT = 2_000;

/**
 * Cuts text of somebody else's to what a screen can show, with an ellipsis and how long it was.
 *
 * @param longest characters that are left of it
 */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Not in the middle of a character of two units.
  const start = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
  return `${start}… (${text.length.toLocaleString('en-GB')} characters)`;
}
