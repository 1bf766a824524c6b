import { z } from 'zod';
import { formValuesSchema } from '../../shared/forms/values.ts';
import { type Connection, connectionSchema } from '../../shared/models/connection.ts';
import { flag, json, readableRows } from './columns.ts';
import type { Database } from './database.ts';

const rowSchema = connectionSchema.omit({ signedIn: true }).extend({
  allowUnencrypted: flag,
  practice: flag,
  favourite: flag,
  settings: json(formValuesSchema),
  // Earlier versions kept a vendor's session among them; sessions are in memory only now.
  storedSecrets: json(z.array(z.string())).transform((names) => names.filter((name) => !isOldSession(name))),
  state: z.enum(['active', 'deleting']),
  secretGeneration: z.number(),
  secretParts: z.number(),
  secretSha256: z.string(),
  pendingGeneration: z.number().nullable(),
});

/** A connection with what the keychain code needs to find its entry. */
export type ConnectionRow = z.output<typeof rowSchema>;

const COLUMNS = `id, api, name, base_url AS baseUrl, allow_unencrypted AS allowUnencrypted, settings, state,
  stored_secrets AS storedSecrets, secret_store AS secretStore, secret_generation AS secretGeneration,
  secret_parts AS secretParts, secret_sha256 AS secretSha256, pending_generation AS pendingGeneration, practice,
  favourite, last_used_at AS lastUsedAt,
  created_at AS createdAt, updated_at AS updatedAt`;

export interface ConnectionsTable {
  /** Those that this version can read. */
  all(): ConnectionRow[];
  find(id: string): ConnectionRow | null;
  /** Inserts or replaces the row; whether it is a favourite and when it was used stays as it is. */
  put(row: ConnectionRow): void;
  setPendingGeneration(id: string, generation: number | null): void;
  setState(id: string, state: ConnectionRow['state']): void;
  setFavourite(id: string, favourite: boolean): void;
  /** @param at Unix ms at which a token was last asked for through it */
  setLastUsed(id: string, at: number): void;
  remove(id: string): void;
  countTokens(id: string): number;
  /** After a restart, what was in memory only is gone: says so in the rows. */
  markSessionSecretsLost(): void;
}

function isOldSession(name: string): boolean {
  return name.startsWith('session:');
}

/**
 * The page's view of a row.
 *
 * @param signedIn it has a session at its vendor that can be ended
 */
export function toConnection(row: ConnectionRow, signedIn = false): Connection {
  return connectionSchema.parse({ ...row, signedIn });
}

export function connectionsTable(db: Database): ConnectionsTable {
  return {
    all: () =>
      readableRows(rowSchema, db.prepare(`SELECT ${COLUMNS} FROM connections ORDER BY created_at, id`).all()),
    find(id) {
      const row = db.prepare(`SELECT ${COLUMNS} FROM connections WHERE id = ?`).get(id);
      return readableRows(rowSchema, row === undefined ? [] : [row])[0] ?? null;
    },
    put(row) {
      db.prepare(
        `INSERT INTO connections (id, api, name, base_url, allow_unencrypted, settings, state, stored_secrets,
           secret_store, secret_generation, secret_parts, secret_sha256, pending_generation, practice, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, base_url = excluded.base_url,
           allow_unencrypted = excluded.allow_unencrypted, settings = excluded.settings, state = excluded.state,
           stored_secrets = excluded.stored_secrets, secret_store = excluded.secret_store,
           secret_generation = excluded.secret_generation, secret_parts = excluded.secret_parts, secret_sha256 = excluded.secret_sha256,
           pending_generation = excluded.pending_generation, updated_at = excluded.updated_at`,
      ).run(
        row.id,
        row.api,
        row.name,
        row.baseUrl,
        Number(row.allowUnencrypted),
        JSON.stringify(row.settings),
        row.state,
        JSON.stringify(row.storedSecrets),
        row.secretStore,
        row.secretGeneration,
        row.secretParts,
        row.secretSha256,
        row.pendingGeneration,
        Number(row.practice),
        row.createdAt,
        row.updatedAt,
      );
    },
    setPendingGeneration(id, generation) {
      db.prepare('UPDATE connections SET pending_generation = ? WHERE id = ?').run(generation, id);
    },
    setState(id, state) {
      db.prepare('UPDATE connections SET state = ? WHERE id = ?').run(state, id);
    },
    setFavourite(id, favourite) {
      db.prepare('UPDATE connections SET favourite = ? WHERE id = ?').run(Number(favourite), id);
    },
    setLastUsed(id, at) {
      db.prepare('UPDATE connections SET last_used_at = ? WHERE id = ?').run(at, id);
    },
    remove(id) {
      db.prepare('DELETE FROM connections WHERE id = ?').run(id);
    },
    countTokens: (id) =>
      Number(db.prepare('SELECT count(*) AS n FROM tokens WHERE connection_id = ?').get(id)?.n ?? 0),
    markSessionSecretsLost() {
      db.prepare(
        `UPDATE connections SET secret_store = 'lost', stored_secrets = '[]' WHERE secret_store = 'session'`,
      ).run();
    },
  };
}
