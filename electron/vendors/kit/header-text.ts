/**
 * Makes text safe as a header value. Header values are bytes: text that Latin-1 can hold stays as it
 * is (servlet containers read headers that way), other text becomes its UTF-8 bytes, as curl sends it.
 * White space at the ends would be dropped on the way (RFC 9110, 5.5), so it is dropped here.
 */
export function headerText(value: string): string {
  const trimmed = value.trim();
  const isLatin1 = [...trimmed].every((char) => (char.codePointAt(0) ?? 0) <= 0xff);
  if (isLatin1) return trimmed;
  return Array.from(new TextEncoder().encode(trimmed), (byte) => String.fromCharCode(byte)).join('');
}
