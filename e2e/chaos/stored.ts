import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { accountOfPart } from '../../electron/secrets/keychain/parts.ts';

const tokenRows = z.array(
  z.object({
    id: z.string(),
    api: z.string(),
    state: z.string(),
    label: z.string(),
    vendorTokenId: z.string().nullable(),
    store: z.string(),
    generation: z.number(),
    parts: z.number(),
    sha: z.string(),
    pending: z.number().nullable(),
  }),
);
const connectionRows = z.array(
  z.object({
    id: z.string(),
    api: z.enum(['intershop', 'commvault', 'oracle', 'crmcom']),
    state: z.string(),
    settings: z.string().transform((text): Record<string, unknown> => JSON.parse(text)),
    store: z.string(),
    generation: z.number(),
    parts: z.number(),
    sha: z.string(),
    pending: z.number().nullable(),
  }),
);

const trail = z.array(z.object({ action: z.string(), step: z.string() }));

const TRAIL = `SELECT action, ticket AS step FROM audit WHERE ticket <> ''`;
const TOKENS = `SELECT id, api, state, label, vendor_token_id AS vendorTokenId, secret_store AS store,
  secret_generation AS generation, secret_parts AS parts, secret_sha256 AS sha,
  pending_generation AS pending FROM tokens`;
const CONNECTIONS = `SELECT id, api, state, settings, secret_store AS store, secret_generation AS generation,
  secret_parts AS parts, secret_sha256 AS sha, pending_generation AS pending FROM connections`;

/** What the database file holds, read beside the app and without its code. */
export function readStored(file: string) {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return {
      integrity: String(db.prepare('PRAGMA integrity_check').get()?.integrity_check),
      foreignKeys: db.prepare('PRAGMA foreign_key_check').all().length,
      tokens: tokenRows.parse(db.prepare(TOKENS).all()),
      trail: trail.parse(db.prepare(TRAIL).all()),
      connections: connectionRows.parse(db.prepare(CONNECTIONS).all()),
    };
  } finally {
    db.close();
  }
}
export type Stored = ReturnType<typeof readStored>;
export type StoredToken = Stored['tokens'][number];
export type StoredConnection = Stored['connections'][number];

/** Keychain accounts of a row's secret. */
export function accountsOf(
  kind: 'token' | 'connection',
  row: Pick<StoredToken, 'id' | 'store' | 'generation' | 'parts'>,
): string[] {
  if (row.store !== 'keychain') return [];
  return Array.from({ length: row.parts }, (_, part) =>
    accountOfPart(`${kind}.${row.id}.${row.generation}`, part),
  );
}
