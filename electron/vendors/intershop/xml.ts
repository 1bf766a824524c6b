import { XMLParser } from 'fast-xml-parser';

/** True when a body is XML, whatever its content type says. */
export function isXml(body: string): boolean {
  return /^\uFEFF?\s*</.test(body);
}

/** An XML body as an object by element names; null when it is broken. Entities of a DTD are not expanded. */
export function parseXml(body: string): unknown {
  if (/<!DOCTYPE/i.test(body)) return null;
  const parser = new XMLParser({
    ignoreAttributes: true,
    removeNSPrefix: true,
    parseTagValue: false,
    trimValues: true,
  });
  try {
    return parser.parse(body, true);
  } catch {
    return null;
  }
}
