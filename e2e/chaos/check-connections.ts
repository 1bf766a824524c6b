import { isDeepStrictEqual } from 'node:util';
import { PRACTICE_RECORDS } from '../../shared/practice/marks.ts';
import type { KnownConnection } from './expectations.ts';
import type { Findings } from './findings.ts';
import { wholeSecret } from './secret-text.ts';
import { accountsOf, type StoredConnection } from './stored.ts';
import { VARIANTS, variantOf } from './variants.ts';

/** Every confirmed connection is there, and the secrets of each are those that its settings need. */
export function checkConnections({ stored, entries, expectations }: Findings): string[] {
  const rows = new Map(stored.connections.map((row) => [row.id, row]));
  return [
    ...stored.connections.flatMap((row) =>
      checkConnection(row, entries, expectations.connections.get(row.id)),
    ),
    ...[...expectations.connections]
      .filter(([id, { mayBeGone }]) => !rows.has(id) && !mayBeGone)
      .map(([id]) => `confirmed connection ${id} is lost`),
    ...[...expectations.removed]
      .filter((id) => rows.has(id))
      .map((id) => `deleted connection ${id} is there again`),
  ];
}

function checkConnection(
  row: StoredConnection,
  entries: Findings['entries'],
  known: KnownConnection | undefined,
): string[] {
  const name = `connection to ${row.api} ${row.id}`;
  if (row.state !== 'active' || row.pending !== null)
    return [`${name} is still ${row.state}, pending ${row.pending}`];
  // One that was never confirmed can only be one that was added while there was no keychain.
  if (row.store === 'lost' && known?.mayBeLost !== false) return [];
  const variant = variantOf(row.api, row.settings);
  if (variant === null) return [`${name} has settings that nobody chose`];
  if (known !== undefined && !known.variants.has(variant)) return [`${name} lost a confirmed change`];
  const secret = wholeSecret(accountsOf('connection', row), entries);
  if (secret !== null && secret.sha !== row.sha) return [`${name}: its secrets are not those of its row`];
  const { secrets = {} } = secret?.value ?? {};
  const remembered = Object.fromEntries(
    Object.entries(secrets as Record<string, unknown>).filter(([key]) => key.includes(':')),
  );
  const wanted = { ...VARIANTS[row.api][variant]?.secrets, ...remembered };
  const forgotten = [...(known?.keys ?? [])].filter(
    (key) => remembered[key] !== PRACTICE_RECORDS.channelSecret,
  );
  return [
    ...(isDeepStrictEqual(secrets, wanted) ? [] : [`${name} has secrets that do not fit its settings`]),
    ...forgotten.map((key) => `${name} forgot ${key}`),
  ];
}
