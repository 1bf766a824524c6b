import { z } from 'zod';
import { text } from '../../../shared/forms/field.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { LookupItem, LookupPage } from '../../../shared/models/lookup.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseFlag, looseId, looseInteger, looseName, looseObject, looseText } from '../kit/lenient.ts';
import { fact } from '../kit/lookup.ts';
import { isSuccess } from '../kit/refusal.ts';
import { authHeaders } from './headers.ts';
import { VENDOR } from './refused.ts';
import { refusedList } from './refused-channel.ts';
import { correlationId } from './words.ts';

/** Channels of one page. */
const PAGE = 50;

const page = z.object({
  items: z.array(z.unknown()),
  offset: looseInteger,
  hasMore: looseFlag,
});

const channel = z.object({
  id: looseId,
  name: looseName,
  description: looseText,
  channelType: looseName,
  isSiteChannel: looseFlag,
  channelTokens: z.array(z.object({ name: looseText, token: looseText })).catch([]),
  updatedBy: looseText,
  updatedDate: looseObject(z.object({ value: looseText })),
});

/**
 * `GET /channels`, always with `fields=channelType,channelTokens`: without it, Oracle leaves both out
 * (Oracle, "List all channels"). The query is that of Oracle's own toolkit, `q=(name mt "x")`.
 */
export function buildSearch(context: ConnectionContext, criteria: FormValues, offset: number): HttpRequest {
  const name = text(criteria, 'name');
  const query = [
    'fields=channelType,channelTokens',
    `limit=${PAGE}`,
    `offset=${offset}`,
    'orderBy=name:asc',
    ...(name === '' ? [] : [`q=${encodeURIComponent(`(name mt "${name}")`)}`]),
  ];
  return {
    method: 'GET',
    url: `${context.baseUrl}/content/management/api/v1.1/channels?${query.join('&')}`,
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', ...authHeaders(context) },
  };
}

/** Reads `{hasMore, offset, count, limit, items[]}`. */
export function readSearch(answer: HttpAnswer, context: ConnectionContext): LookupPage {
  if (!isSuccess(answer.status)) throw refusedList(answer, context);
  const reading = page.safeParse(jsonBody(answer));
  if (!reading.success) {
    throw badAnswer(VENDOR, answer, 'not with a list of channels', false, correlationId(answer));
  }
  const { items, offset, hasMore } = reading.data;
  return {
    items: items.flatMap(channelOf),
    nextOffset: hasMore && items.length > 0 ? (offset ?? 0) + items.length : null,
    note: '',
  };
}

function channelOf(item: unknown): readonly LookupItem[] {
  const reading = channel.safeParse(item);
  const id = reading.success ? reading.data.id : null;
  if (!reading.success || id === null) return [];
  const { name, description, channelType, isSiteChannel, channelTokens, updatedBy, updatedDate } =
    reading.data;
  return [
    {
      value: id,
      title: name ?? id,
      badges: [...(channelType === null ? [] : [typeWords(channelType)]), ...(isSiteChannel ? ['Site'] : [])],
      facts: [
        ...fact('Description', description),
        ...fact('Channel ID', id, true),
        ...channelTokens.flatMap(({ name: kind, token }) => fact(tokenLabel(kind), token, true)),
        ...fact('Changed by', updatedBy),
        ...fact('Changed', updatedDate?.value?.replace(/^(\d{4}-\d{2}-\d{2}).*$/, '$1') ?? null),
      ],
    },
  ];
}

/** `public` and `secure` as words; anything newer as Oracle writes it. */
function typeWords(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1);
}

/** Oracle's own is called `defaultToken`. */
function tokenLabel(kind: string | null): string {
  return kind === null || kind === 'defaultToken' ? 'Channel token' : `Channel token “${kind}”`;
}
