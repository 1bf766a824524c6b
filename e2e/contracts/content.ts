import { JSDOM } from 'jsdom';

/** What a schema of OpenAPI says about a value's place in XML. */
export interface XmlSchema {
  readonly xml?: { readonly name?: string; readonly attribute?: boolean };
  readonly properties?: Readonly<Record<string, XmlSchema>>;
}

/** Media type of a `Content-Type` header, without parameters; null when there is none. */
export function mediaType(headers: Readonly<Record<string, string>>): string | null {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  return type === undefined || type === '' ? null : type;
}

/**
 * The value that a body stands for, ready to be held against a schema.
 *
 * @throws when it is not what its media type says
 */
export function readContent(type: string, body: string, schema: XmlSchema): unknown {
  switch (type) {
    case 'application/json':
      return JSON.parse(body);
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(body));
    case 'text/xml':
    case 'application/xml':
      return readXml(body, schema);
    default:
      return body;
  }
}

let made: DOMParser | undefined;

/** A browser's parser, which is none of the app's; made when XML comes for the first time. */
function parser(): DOMParser {
  made ??= new new JSDOM('').window.DOMParser();
  return made;
}

/** An element with its attributes and children as one object, as the schema's `xml` says. */
function readXml(body: string, schema: XmlSchema): unknown {
  const document = parser().parseFromString(body, 'application/xml');
  const root = document.documentElement;
  if (root.tagName === 'parsererror') throw new Error(root.textContent ?? 'not XML');
  if (root.tagName !== schema.xml?.name) throw new Error(`the root element is ${root.tagName}`);
  const isAttribute = (name: string) => schema.properties?.[name]?.xml?.attribute === true;
  const attributes = [...root.attributes].map(({ name, value }) => [
    isAttribute(name) ? name : `@${name}`,
    value,
  ]);
  const children = [...root.children].map((child) => [
    isAttribute(child.tagName) ? `<${child.tagName}>` : child.tagName,
    child.textContent,
  ]);
  return Object.fromEntries([...attributes, ...children]);
}

/** True when an `Accept` header takes the media type. */
export function accepts(accept: string | undefined, type: string): boolean {
  const ranges = (accept ?? '*/*')
    .split(',')
    .map((range) => (range.split(';')[0] ?? '').trim().toLowerCase());
  return ranges.some((range) => range === '*/*' || range === type || range === `${type.split('/')[0]}/*`);
}
