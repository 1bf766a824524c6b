const PREDEFINED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The text of an element's content: CDATA sections as they are, and elsewhere the five predefined entities
 * and numeric references decoded (XML 1.0, 4.1 and 4.6).
 *
 * @returns null when something else stands there: an entity of a document type, or a reference to no character
 */
export function xmlText(content: string): string | null {
  const parts: string[] = [];
  for (let at = 0; at < content.length; ) {
    const start = content.indexOf('<![CDATA[', at);
    const outside = decoded(content.slice(at, start < 0 ? undefined : start));
    if (outside === null) return null;
    parts.push(outside);
    if (start < 0) break;
    const end = content.indexOf(']]>', start);
    if (end < 0) return null;
    parts.push(content.slice(start + 9, end));
    at = end + 3;
  }
  return parts.join('');
}

function decoded(text: string): string | null {
  let isWhole = true;
  const result = text.replace(/&([^;&\s]{0,40})(;?)/g, (_, name: string, end: string) => {
    const value = end === '' ? null : reference(name);
    isWhole &&= value !== null;
    return value ?? '';
  });
  return isWhole ? result : null;
}

function reference(name: string): string | null {
  if (!name.startsWith('#')) return PREDEFINED.get(name) ?? null;
  const digits = name.slice(1);
  const code = /^x[0-9a-f]{1,8}$/i.test(digits)
    ? Number.parseInt(digits.slice(1), 16)
    : /^\d{1,8}$/.test(digits)
      ? Number(digits)
      : 0;
  const isCharacter = code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
  return isCharacter ? String.fromCodePoint(code) : null;
}
