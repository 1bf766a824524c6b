/** Base64 of the text's UTF-8 bytes (RFC 4648, with padding). */
export function base64Utf8(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * Reads base64 with or without padding.
 *
 * @returns null when the text is not base64
 */
export function base64Bytes(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text.replace(/=+$/, '')), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Reads base64 whose bytes are UTF-8 text; null when they are not. */
export function base64Text(text: string): string | null {
  const bytes = base64Bytes(text);
  try {
    return bytes === null ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
