import type { Exchange, Reply } from './exchange.ts';
import type { Sample } from './samples/sample.ts';

/** A sample with one mistake in it. */
export interface Mutation {
  readonly name: string;
  readonly side: 'request' | 'reply';
  readonly exchange: Exchange;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const SILENT = ['host', 'accept'];

/** Every mistake that can be made in a sample's request. */
export function requestMutations({ exchange, needs, open = [] }: Sample): Mutation[] {
  const made = (name: string, changes: Partial<Exchange>): Mutation => ({
    name: `request: ${name}`,
    side: 'request',
    exchange: { ...exchange, ...changes },
  });
  const { headers, target } = exchange;
  const json = headers['content-type'] === 'application/json' ? (JSON.parse(exchange.body) as Json) : null;
  const form = headers['content-type']?.includes('form') === true;
  return [
    ...Object.keys(headers)
      .filter((name) => !SILENT.includes(name))
      .map((name) => made(`without the header ${name}`, { headers: without(headers, name) })),
    made('a header that nobody described', { headers: { ...headers, 'x-made-up': '1' } }),
    made('a query parameter that nobody described', {
      target: `${target}${target.includes('?') ? '&' : '?'}x=1`,
    }),
    made('another path', { target: `${target.split('?')[0]}/more/still` }),
    made('another method', { method: 'PATCH' }),
    ...(json === null && !form ? [made('a body', { body: '{"x":1}' })] : []),
    ...(form ? [made('an extra field', { body: `${exchange.body}&x=1` })] : []),
    ...needs
      .filter(() => form)
      .map((name) => made(`without ${name}`, { body: withoutField(exchange.body, name) })),
    ...(json === null
      ? []
      : changes(json, needs, open).map(([name, body]) => made(name, { body: JSON.stringify(body) }))),
  ];
}

/** Every mistake that can be made in a sample's reply. */
export function replyMutations({ exchange, open = [] }: Sample): Mutation[] {
  const { reply } = exchange;
  if (reply === null) return [];
  const made = (name: string, changed: Reply | null): Mutation => ({
    name: `reply: ${name}`,
    side: 'reply',
    exchange: { ...exchange, reply: changed },
  });
  const isJson = reply.headers['content-type'] === 'application/json';
  const jsonChanges = isJson ? changes(JSON.parse(reply.body) as Json, [], open) : [];
  return [
    made('none', null),
    made('broken off', { ...reply, complete: false }),
    made('another status', { ...reply, status: 299 }),
    made('an HTML page', { ...reply, headers: { 'content-type': 'text/html' }, body: '<html></html>' }),
    made('broken', { ...reply, body: reply.body.slice(0, -2) }),
    ...jsonChanges.map(([name, body]) => made(name, { ...reply, body: JSON.stringify(body) })),
    ...(isJson
      ? []
      : [made('an extra element', { ...reply, body: reply.body.replace('<user>', '<x/><user>') })]),
  ];
}

/** Each wrong version of a JSON value, with what is wrong. */
function changes(value: Json, needs: readonly string[], open: readonly string[] = []): [string, Json][] {
  return [
    ...needs.map((name): [string, Json] => [`without ${name}`, remove(value, name)]),
    ...wrong(value, '', open),
  ];
}

function wrong(value: Json, location: string, open: readonly string[]): [string, Json][] {
  if (open.includes(location)) return [];
  if (typeof value === 'number') {
    const ms: [string, Json][] = /Timestamp$/.test(location) ? [[`${location} in ms`, value * 1000]] : [];
    return [[`${location} as text`, String(value)], ...ms];
  }
  if (typeof value === 'string') return [[`${location} as number`, 12_345]];
  if (typeof value === 'boolean') return [[`${location} as text`, String(value)]];
  if (value === null) return [[`${location} as number`, 12_345]];
  if (isList(value)) {
    return value.flatMap((item, index) =>
      wrong(item, `${location}/${index}`, open).map(([name, changed]): [string, Json] => [
        name,
        value.with(index, changed),
      ]),
    );
  }
  const inner = Object.entries(value).flatMap(([name, field]) =>
    wrong(field, `${location}/${name}`, open).map(([words, changed]): [string, Json] => [
      words,
      { ...value, [name]: changed },
    ]),
  );
  return [[`${location} with an extra field`, { ...value, 'made-up': 'x', and: 'y' }], ...inner];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function remove(value: Json, name: string): Json {
  return typeof value === 'object' && value !== null && !isList(value) ? without(value, name) : value;
}

function without<T>(value: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}

function withoutField(form: string, name: string): string {
  const fields = new URLSearchParams(form);
  fields.delete(name);
  return fields.toString();
}
