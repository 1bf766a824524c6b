import { userInfo } from 'node:os';
import { z } from 'zod';
import type { RecordAudit } from '../../shared/forms/field.ts';
import type { Api } from '../../shared/forms/values.ts';
import { type AuditEntry, auditEntrySchema } from '../../shared/models/token.ts';
import type { Database } from './database.ts';

/** Everything that leaves a line in the audit trail. */
export type AuditAction =
  | 'token.issued'
  | 'token.refused'
  | 'token.failed'
  | 'token.outcome-unknown'
  | 'token.recovered'
  | 'token.renewed'
  | 'token.renewal-refused'
  | 'token.renewal-failed'
  | 'token.renewal-unknown'
  | 'token.auto-renewal-set'
  | 'token.auto-renewal-ended'
  | 'token.revoked'
  | 'token.revocation-refused'
  | 'token.revocation-failed'
  | 'token.revocation-unknown'
  | 'token.adopted'
  | 'token.updated'
  | 'token.edited'
  | 'token.edit-refused'
  | 'token.edit-failed'
  | 'token.edit-unknown'
  | 'token.gone'
  | 'token.checked'
  | 'token.copied'
  | 'token.revealed'
  | 'token.exported'
  | 'token.disclosure-failed'
  | 'token.deleted'
  | 'token.moved-to-keychain'
  | 'token.secret-lost'
  | 'token.secret-removed'
  | 'connection.added'
  | 'connection.changed'
  | 'connection.signed-in'
  | 'connection.signed-out'
  | 'connection.deleted'
  | RecordAudit
  | 'record.action-refused'
  | 'record.action-failed'
  | 'record.action-unknown'
  | 'secret.copied'
  | 'secret.revealed'
  | 'secret.disclosure-failed'
  | 'secret.forgotten'
  | 'history.replaced'
  | 'history.answers-reduced';

export interface AuditLine {
  readonly action: AuditAction;
  readonly api: Api | null;
  readonly tokenId?: string;
  readonly connectionName: string;
  readonly subject?: string;
  readonly ticket?: string;
  /** Never a secret. */
  readonly detail?: string;
  /** What the line is about, where it is no token. */
  readonly connectionId?: string;
  /** The last generation of the secrets of a connection that is deleted. */
  readonly secretGeneration?: number;
}

/** A connection of which only the audit trail knows. */
export interface DeletedConnection {
  readonly id: string;
  readonly name: string;
  readonly secretGeneration: number;
}

export interface AuditTable {
  /** Adds a line; inside a transaction it is part of it. */
  add(line: AuditLine): void;
  ofToken(tokenId: string): readonly AuditEntry[];
  newest(limit: number): AuditEntry[];
  deletedConnections(): DeletedConnection[];
}

const COLUMNS = `id, at, action, actor, api, token_id AS tokenId, connection_name AS connectionName, subject, ticket, detail`;
const rows = z.array(auditEntrySchema);
const deletedConnection = z.object({ id: z.string(), name: z.string(), secretGeneration: z.number() });

/** The audit trail: when, who, what, connection, subject, ticket. Nothing in the app deletes from it. */
export function auditTable(db: Database, nowMs: () => number = Date.now): AuditTable {
  const actor = userInfo().username;
  return {
    add(line) {
      db.prepare(
        `INSERT INTO audit (at, action, actor, api, token_id, connection_name, subject, ticket, detail,
           connection_id, secret_generation)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        nowMs(),
        line.action,
        actor,
        line.api,
        line.tokenId ?? null,
        line.connectionName,
        line.subject ?? '',
        line.ticket ?? '',
        line.detail ?? '',
        line.connectionId ?? null,
        line.secretGeneration ?? null,
      );
    },
    ofToken: (tokenId) =>
      rows.parse(db.prepare(`SELECT ${COLUMNS} FROM audit WHERE token_id = ? ORDER BY id`).all(tokenId)),
    newest: (limit) =>
      rows.parse(db.prepare(`SELECT ${COLUMNS} FROM audit ORDER BY id DESC LIMIT ?`).all(limit)),
    deletedConnections: () =>
      db
        .prepare(
          `SELECT connection_id AS id, connection_name AS name, secret_generation AS secretGeneration FROM audit
           WHERE connection_id IS NOT NULL AND secret_generation IS NOT NULL
             AND connection_id NOT IN (SELECT id FROM connections)`,
        )
        .all()
        .map((row) => deletedConnection.parse(row)),
  };
}
