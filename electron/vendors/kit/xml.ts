import { XMLParser } from 'fast-xml-parser';
import { xmlText } from './xml-text.ts';

/** True when a body is XML, whatever its content type says. */
export function isXml(body: string): boolean {
  return /^\uFEFF?\s*</.test(body);
}

/**
 * An XML body as an object by element names, its references decoded; null when it is broken, has a document
 * type, or an entity that XML itself does not define.
 */
export function parseXml(body: string): unknown {
  if (/<!DOCTYPE/i.test(body)) return null;
  const parser = new XMLParser({
    ignoreAttributes: true,
    removeNSPrefix: true,
    parseTagValue: false,
    trimValues: true,
    entityDecoder: DECODER,
  });
  try {
    return parser.parse(body, true);
  } catch {
    return null;
  }
}

/** In place of the library's own, which leaves numeric references as they are. CDATA sections do not come here. */
const DECODER = {
  decode(text: string): string {
    const decoded = xmlText(text);
    if (decoded === null) throw new Error('a reference to no character');
    return decoded;
  },
  addInputEntities: nothing,
  setExternalEntities: nothing,
  setXmlVersion: nothing,
  reset: nothing,
};

/** No entities are known but those of XML itself. */
function nothing(): void {
  // There is nothing to keep.
}
