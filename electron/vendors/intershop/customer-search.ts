import { z } from 'zod';
import { text } from '../../../shared/forms/field.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { LookupFact, LookupItem, LookupPage } from '../../../shared/models/lookup.ts';
import { LONGEST_ID } from '../../../shared/untrusted/cut-text.ts';
import { customerLookup, splitCustomerId } from '../../../shared/vendors/intershop/lookup.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseName, looseText } from '../kit/lenient.ts';
import { fact } from '../kit/lookup.ts';
import { isSuccess } from '../kit/refusal.ts';
import { isXml, parseXml } from '../kit/xml.ts';
import { refusedSearch } from './refused-lookup.ts';
import { signedHeaders } from './request.ts';

const link = z.object({
  uri: looseText,
  title: looseName,
  attributes: z.array(z.object({ name: looseText, value: looseText })).catch([]),
});

/** How deep links are looked for in an answer. */
const DEEPEST = 20;

/** Attributes of a link that are parts of its name. */
const NAMES = ['firstName', 'lastName'];

/** `GET /customers?<criteria>`: only those that are filled in, encoded so that `+` and `&` arrive (Intershop KB 2X5757). */
export function buildSearch(context: ConnectionContext, criteria: FormValues): HttpRequest {
  const query = customerLookup.criteria
    .map(({ name }) => [name, text(criteria, name)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return {
    method: 'GET',
    url: `${context.baseUrl}/customers?${query.join('&')}`,
    headers: { Accept: 'application/json', ...signedHeaders(context) },
  };
}

/**
 * Reads the links to the customers that were found: `elements[].uri` ends with `/customers/<id>`. There is
 * no paging, and the server has a fixed maximum of hits (Intershop KB 2X5757).
 */
export function readSearch(answer: HttpAnswer, context: ConnectionContext): LookupPage {
  if (!isSuccess(answer.status)) throw refusedSearch(answer, context);
  const body = isHtml(answer) ? null : isXml(answer.body) ? parseXml(answer.body) : jsonBody(answer);
  const links = typeof body === 'object' && body !== null ? linksIn(body) : null;
  if (links === null) throw badAnswer('Intershop', answer, 'not with a list of customers', false);
  const items = new Map(links.flatMap(customerOf).map((item) => [item.value, item]));
  return {
    items: [...items.values()],
    nextOffset: null,
    note:
      items.size > 1
        ? 'Intershop lists a fixed maximum of customers and has no further pages. If yours is missing, add criteria.'
        : '',
  };
}

/** Every object with a `uri` below `elements`, in JSON or XML; null when there is no list at all. */
function linksIn(body: object): readonly z.infer<typeof link>[] | null {
  const elements = find(body, 'elements');
  if (elements === undefined)
    return find(body, 'uri') === undefined && !isEmptyXml(body) ? null : objects(body);
  return objects(elements);
}

/** An empty collection in XML is an element without content. */
function isEmptyXml(body: object): boolean {
  const { ResourceCollection } = body as { ResourceCollection?: unknown };
  return typeof ResourceCollection === 'string' || typeof ResourceCollection === 'object';
}

function find(value: unknown, name: string, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
  if (!Array.isArray(value) && Object.hasOwn(value, name)) return (value as Record<string, unknown>)[name];
  return Object.values(value)
    .map((inner: unknown) => find(inner, name, depth + 1))
    .find((found) => found !== undefined);
}

function objects(value: unknown, depth = 0): z.infer<typeof link>[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  const own = Array.isArray(value) ? null : link.safeParse(value);
  if (own?.success === true && own.data.uri !== null) return [own.data];
  return Object.values(value).flatMap((inner: unknown) => objects(inner, depth + 1));
}

function customerOf({ uri, title, attributes }: z.infer<typeof link>): readonly LookupItem[] {
  const id = decoded(/(?:^|\/)customers\/([^/?#]+)/.exec(uri ?? '')?.[1] ?? '');
  if (id === '' || id.length > LONGEST_ID) return [];
  const name = NAMES.map((part) => attributes.find((one) => one.name === part)?.value ?? null)
    .filter((part) => part !== null)
    .join(' ');
  return [{ value: id, title: title ?? (name || id), facts: idFacts(id), badges: idBadges(id) }];
}

/** What a customer's id says: of a business customer's user, both. */
export function idFacts(id: string): LookupFact[] {
  const { value, part } = splitCustomerId(id);
  return [...fact('Customer ID', value, true), ...fact('User ID', part, true)];
}

export function idBadges(id: string): string[] {
  return splitCustomerId(id).part === '' ? [] : ['B2B user'];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
