import type { HttpAnswer } from '../../../shared/http-message.ts';
import { jsonBody } from './json-body.ts';
import { isXml, parseXml } from './xml.ts';

/**
 * Paths of the members of an answer that are never secret, such as `tokenInfo.tokenName`. What stands in a
 * list has the path of the list. Only texts, numbers and truth values count.
 */
export type SafeFields = readonly string[];

/** Values that are kept of one list. */
const MOST_ITEMS = 100;
/** How deep members are looked for. */
const DEEPEST = 6;

/**
 * What may be kept of an answer: the members that are named, in their structure, and nothing else.
 *
 * @returns undefined when there is none of them
 */
export function safePart(answer: HttpAnswer, fields: SafeFields): unknown {
  const body = isXml(answer.body) ? parseXml(answer.body) : jsonBody(answer);
  return pruned(body, '', fields, 0);
}

function pruned(value: unknown, path: string, fields: SafeFields, depth: number): unknown {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) {
    const items = value
      .slice(0, MOST_ITEMS)
      .map((item) => pruned(item, path, fields, depth + 1))
      .filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return fields.includes(path) ? value : undefined;
  // By the names that are known, not by those that came: a key can be a secret too.
  const names = new Set(fields.flatMap((field) => nextName(field, path)));
  const kept = [...names].flatMap((name) => {
    const inner: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    const part = pruned(inner, path === '' ? name : `${path}.${name}`, fields, depth + 1);
    return part === undefined || part === null ? [] : [[name, part] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function nextName(field: string, path: string): readonly string[] {
  const prefix = path === '' ? '' : `${path}.`;
  if (!field.startsWith(prefix)) return [];
  const [name = ''] = field.slice(prefix.length).split('.');
  return name === '' ? [] : [name];
}
