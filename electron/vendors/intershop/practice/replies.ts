import { type PracticeReply, textReply } from '../../kit/practice/exchange.ts';

const KEYS: Readonly<Record<number, string>> = {
  400: 'practice.bad_request',
  401: 'practice.not_authenticated',
  403: 'organization.invalid',
  404: 'customer.customer_not_found.error',
  429: 'practice.too_many_requests',
  500: 'practice.server_error',
};

/** Intershop's refusals: the reason in the header `error-key`, the words as plain text. */
export function refuse(status: number, words: string, key = KEYS[status]): PracticeReply {
  return textReply(status, words, {
    ...(key === undefined ? {} : { 'error-key': key }),
    ...(status === 401 ? { 'WWW-Authenticate': 'Basic realm="Practice Contact Center"' } : {}),
  });
}

/** A path that nothing serves has no `error-key`, unlike a record that is not there. */
export function refusePath(status: number, words: string): PracticeReply {
  return textReply(status, words);
}

/** Members of a resource object: text, objects, or lists of them. */
export type Fields = Readonly<Record<string, unknown>>;

/** A resource object in JSON or XML, as the `Accept` header asks; 406 for anything else. */
export function objectReply(
  status: number,
  accept: string | undefined,
  type: string,
  fields: Fields,
  headers: Readonly<Record<string, string>> = {},
): PracticeReply {
  const wanted = (accept ?? '*/*').split(',').map((part) => (part.split(';')[0] ?? '').trim().toLowerCase());
  const format = wanted.map((part) => FORMATS[part]).find((known) => known !== undefined);
  if (format === undefined) return refusePath(406, 'Only application/json and text/xml can be had.');
  return format === 'json'
    ? {
        status,
        headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
        body: JSON.stringify({ type, ...fields }),
      }
    : { status, headers: { 'Content-Type': 'text/xml;charset=UTF-8', ...headers }, body: xml(type, fields) };
}

const FORMATS: Readonly<Record<string, 'json' | 'xml'>> = {
  '*/*': 'json',
  'application/*': 'json',
  'application/json': 'json',
  'text/xml': 'xml',
  'application/xml': 'xml',
};

function xml(type: string, fields: Fields): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${type} type="${type}">\n${elements(fields)}</${type}>\n`;
}

function elements(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => [value].flat().map((one) => `<${name}>${content(one)}</${name}>\n`))
    .join('');
}

function content(value: unknown): string {
  return typeof value === 'object' && value !== null ? elements({ ...value }) : escapeXml(String(value));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
