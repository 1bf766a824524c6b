import { jsonReply, type PracticeReply, type PracticeRequest } from '../../kit/practice/exchange.ts';
import type { Channels, PracticeChannel } from './channels.ts';
import { refuse } from './replies.ts';

/** Fields that an answer has only when they are asked for (Oracle, "List all channels"). */
const OPTIONAL: Readonly<Record<string, (channel: PracticeChannel) => unknown>> = {
  channelType: ({ type }) => type,
  channelTokens: ({ id }) => [{ name: 'defaultToken', token: `practice-${id.toLowerCase()}` }],
  publishPolicy: () => 'anythingPublished',
  localizationPolicy: () => 'practice-policy',
};
/** Fields that an answer always has. */
const STANDARD = [
  'id',
  'name',
  'description',
  'createdBy',
  'createdDate',
  'updatedBy',
  'updatedDate',
  'isSiteChannel',
];

const ORDERS = /^(name|updatedDate)(:(asc|desc))?$/;
/** The query of Oracle's own toolkit: `(name mt "x")`. */
const QUERY = /^\(?\s*name\s+mt\s+"([^"\\]*)"\s*\)?$/;

/** `GET /channels` with `fields`, `limit`, `offset`, `orderBy` and `q`. */
export function listChannels({ query }: PracticeRequest, channels: Channels): PracticeReply {
  const limit = Number(query.get('limit') ?? 100);
  const offset = Number(query.get('offset') ?? 0);
  if (!Number.isInteger(limit) || limit < 1)
    return refuse(400, 'The parameter limit must be a whole number above 0.');
  if (!Number.isInteger(offset) || offset < 0)
    return refuse(400, 'The parameter offset must be a whole number.');
  const order = query.get('orderBy') ?? 'name:asc';
  if (!ORDERS.test(order)) return refuse(400, 'The parameter orderBy is not valid.');
  const fields = fieldsOf(query.get('fields'));
  if (fields === null) return refuse(400, 'The parameter fields has an invalid field name.');
  const words = wordsOf(query.get('q'));
  if (words === null) return refuse(400, 'The parameter q is not valid.');
  const found = channels
    .list(order.endsWith(':desc'))
    .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  const items = found.slice(offset, offset + limit).map((channel) => shownChannel(channel, fields));
  const hasMore = offset + limit < found.length;
  return jsonReply(200, { hasMore, offset, count: items.length, limit, items });
}

/** A channel with the optional fields that were asked for. */
export function shownChannel(channel: PracticeChannel, fields: readonly string[]): object {
  const { id, name, isSite } = channel;
  const date = { value: '2026-01-15T09:30:00.000Z', timezone: 'UTC' };
  return {
    id,
    name,
    description: `Practice: ${name}`,
    createdBy: 'practice-author',
    createdDate: date,
    updatedBy: 'practice-author',
    updatedDate: date,
    isSiteChannel: isSite,
    ...Object.fromEntries(fields.map((field) => [field, OPTIONAL[field]?.(channel)])),
  };
}

/** The optional fields of a comma list or `all`; null when one is not known. */
function fieldsOf(list: string | null): readonly string[] | null {
  const names = (list ?? '').split(',').map((name) => name.trim());
  const wanted = names.filter((name) => name !== '');
  if (wanted.includes('all')) return Object.keys(OPTIONAL);
  if (wanted.some((name) => !(name in OPTIONAL) && !STANDARD.includes(name))) return null;
  return wanted.filter((name) => name in OPTIONAL);
}

/** What the name must contain: everything when there is no query, null for a query that cannot be read. */
function wordsOf(q: string | null): string | null {
  return q === null || q.trim() === '' ? '' : (QUERY.exec(q.trim())?.[1] ?? null);
}
