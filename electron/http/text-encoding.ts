/** How far into a body an XML declaration is looked for, in bytes. */
const DECLARATION_BYTES = 200;

/**
 * Decodes text by its byte order mark, else by the charset of its content type, else by its XML declaration;
 * without any, as UTF-8, as UTF-16 where every other byte is 0, or as Windows-1252 where it is no UTF-8.
 *
 * @param contentType header `Content-Type`
 * @returns null when a charset is named that nobody knows, and the text is not plain ASCII
 */
export function decodeText(bytes: Uint8Array, contentType: string): string | null {
  const label = byMark(bytes) ?? charsetOf(contentType) ?? declared(bytes) ?? byZeros(bytes);
  if (label === null) return decoded(bytes, 'utf-8', true) ?? decoded(bytes, 'windows-1252', false);
  const text = decoded(bytes, label, false);
  // Nearly every charset writes ASCII as ASCII.
  return text ?? (bytes.every((byte) => byte < 0x80) ? decoded(bytes, 'utf-8', false) : null);
}

function decoded(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

function byMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

/** `application/json; charset="utf-16"` */
function charsetOf(contentType: string): string | null {
  return (
    /;\s{0,20}charset\s{0,20}=\s{0,20}["']?([\w.:-]{1,40})/i.exec(contentType)?.[1]?.toLowerCase() ?? null
  );
}

function declared(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES));
  return (
    /^\s{0,20}<\?xml[^>]{0,100}?\sencoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})/i.exec(start)?.[1] ?? null
  );
}

/** JSON and XML begin with an ASCII character, whose other byte is 0 in UTF-16 (RFC 4627, 3). */
function byZeros([first, second]: Uint8Array): string | null {
  if (first === 0 && second !== 0) return 'utf-16be';
  return first !== 0 && second === 0 ? 'utf-16le' : null;
}
