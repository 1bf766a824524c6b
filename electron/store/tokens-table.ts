import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { formValuesSchema } from '../../shared/forms/values.ts';
import { type Token, type TokenState, tokenSchema, type UnreadableToken } from '../../shared/models/token.ts';
import { flag, json, readableRows } from './columns.ts';
import type { Database } from './database.ts';

const listRowSchema = tokenSchema.extend({
  practice: flag,
  hasRefreshToken: flag,
  renewalUnknown: flag,
  serviceWide: flag,
  adopted: flag,
});

const rowSchema = listRowSchema.extend({
  request: z.string(),
  /** What was asked for, by field name; without secrets. */
  inputs: json(formValuesSchema),
  answer: z.string(),
  secretGeneration: z.number(),
  secretParts: z.number(),
  secretSha256: z.string(),
  /** Another generation that may be in the keychain: the next one while a renewal runs, then the old one. */
  pendingGeneration: z.number().nullable(),
});

/** A token with what the keychain code and the details panel need. */
export type TokenRow = z.output<typeof rowSchema>;

/** What the vendor's answer adds to a row. */
export type IssuedColumns = Pick<
  TokenRow,
  | 'subject'
  | 'kind'
  | 'answer'
  | 'issuedAt'
  | 'expiresAt'
  | 'expirySource'
  | 'clockOffsetMs'
  | 'hasRefreshToken'
  | 'refreshTokenExpiresAt'
  | 'renewableUntil'
  | 'serviceWide'
  | 'vendorTokenId'
  | 'secretStore'
  | 'secretParts'
  | 'secretSha256'
>;

/** What a switch to another generation of a token's secret changes. */
export type RenewedColumns = IssuedColumns &
  Pick<
    TokenRow,
    'secretGeneration' | 'pendingGeneration' | 'renewedAt' | 'renewalUnknown' | 'autoRenewProblem'
  >;

/** What a list of tokens shows: nothing of the request and the answer, which may be long. */
export const LIST_COLUMNS = `id, api, connection_id AS connectionId, connection_name AS connectionName, practice, state,
  label, subject, ticket, kind, requested_at AS requestedAt, issued_at AS issuedAt, expires_at AS expiresAt,
  expiry_source AS expirySource, clock_offset_ms AS clockOffsetMs, has_refresh_token AS hasRefreshToken,
  refresh_expires_at AS refreshTokenExpiresAt, renewable_until AS renewableUntil, vendor_token_id AS vendorTokenId,
  secret_store AS secretStore, renewed_at AS renewedAt, renewal_unknown AS renewalUnknown,
  auto_renew_minutes AS autoRenewMinutes, auto_renew_problem AS autoRenewProblem, service_wide AS serviceWide, adopted`;

export const TOKEN_COLUMNS = `${LIST_COLUMNS}, request, inputs, answer, secret_generation AS secretGeneration,
  secret_parts AS secretParts, secret_sha256 AS secretSha256, pending_generation AS pendingGeneration`;

export interface TokensTable {
  find(id: string): TokenRow | null;
  /** Rows that a crash left unfinished. */
  unfinished(): TokenRow[];
  /** Rows whose secret is in memory only. */
  inSession(): TokenRow[];
  /** Rows that are renewed automatically. */
  autoRenewed(): TokenRow[];
  insertRequesting(row: TokenRow): void;
  markIssued(row: TokenRow, issued: IssuedColumns): void;
  /** Switches to another generation; to be called in a transaction. */
  markRenewed(row: TokenRow, renewed: RenewedColumns): void;
  /** Before a renewal leaves: state `renewing`, and the generation that its answer will have. */
  startRenewal(id: string, nextGeneration: number): void;
  /** After a renewal that brought nothing: back to `active`; `unknown` when it may have happened. */
  endRenewal(id: string, unknown: boolean): void;
  /** Switches the automatic renewal, in minutes before expiry or null, and says what is wrong with it. */
  setAutoRenewal(id: string, minutes: number | null, problem: string): void;
  /** Only the present generation is left. */
  clearPending(id: string): void;
  setState(id: string, state: TokenState): void;
  setSecretLocation(
    id: string,
    location: Pick<TokenRow, 'secretStore' | 'secretParts' | 'secretSha256'>,
  ): void;
  remove(id: string): void;
}

/** A row of which nothing is known yet. */
export const EMPTY_ROW = {
  state: 'requesting',
  kind: '',
  answer: '',
  issuedAt: null,
  expiresAt: null,
  expirySource: 'unknown',
  clockOffsetMs: 0,
  hasRefreshToken: false,
  refreshTokenExpiresAt: null,
  renewableUntil: null,
  renewedAt: null,
  renewalUnknown: false,
  autoRenewMinutes: null,
  autoRenewProblem: '',
  serviceWide: false,
  vendorTokenId: null,
  secretStore: 'none',
  adopted: false,
  secretGeneration: 1,
  secretParts: 0,
  secretSha256: '',
  pendingGeneration: null,
} as const;

/** Reads rows as SQLite returns them; one that this version cannot read is left out. */
export function readTokenRows(rows: readonly unknown[]): TokenRow[] {
  return readableRows(rowSchema, rows);
}

/** What can be told of any row, whatever stands in it. */
const rowKeySchema = z.object({
  id: z.coerce.string(),
  requestedAt: z.coerce.number().catch(0),
  connectionName: z.coerce.string(),
  label: z.coerce.string(),
});

/** A row of a list: the token, or null where this version cannot read it, and what it is known by. */
export function readListRow(row: unknown): { readonly token: Token | null; readonly key: UnreadableToken } {
  return { token: listRowSchema.safeParse(row).data ?? null, key: rowKeySchema.parse(row) };
}

/** @throws AppError `storage` for a row that this version cannot read */
function readTokenRow(row: unknown): TokenRow {
  const reading = rowSchema.safeParse(row);
  if (reading.success) return reading.data;
  throw new AppError(
    {
      code: 'storage',
      message: 'This row of the history cannot be read by this version of Tokendesk.',
      hint: 'It is left as it is. A later version may have written it: update Tokendesk.',
    },
    { cause: reading.error },
  );
}

/** The page's view of a row. */
export function toToken(row: TokenRow): Token {
  return tokenSchema.parse(row);
}

/** Text in which the history searches: lower case in every script, not only in ASCII as SQL does. */
export function searchText(row: Pick<TokenRow, 'label' | 'subject' | 'ticket' | 'connectionName'>): string {
  return [row.label, row.subject, row.ticket, row.connectionName].join('\n').normalize('NFKC').toLowerCase();
}

export function tokensTable(db: Database): TokensTable {
  const where = (condition: string) => `SELECT ${TOKEN_COLUMNS} FROM tokens WHERE ${condition}`;
  const markIssued: TokensTable['markIssued'] = (row, issued) => {
    db.prepare(
      `UPDATE tokens SET state = 'active', subject = ?, search_text = ?, kind = ?, answer = ?, issued_at = ?,
         expires_at = ?, expiry_source = ?, clock_offset_ms = ?, has_refresh_token = ?, refresh_expires_at = ?,
         renewable_until = ?, vendor_token_id = ?, secret_store = ?, secret_parts = ?, secret_sha256 = ?,
         service_wide = ? WHERE id = ?`,
    ).run(
      issued.subject,
      searchText({ ...row, subject: issued.subject }),
      issued.kind,
      issued.answer,
      issued.issuedAt,
      issued.expiresAt,
      issued.expirySource,
      issued.clockOffsetMs,
      Number(issued.hasRefreshToken),
      issued.refreshTokenExpiresAt,
      issued.renewableUntil,
      issued.vendorTokenId,
      issued.secretStore,
      issued.secretParts,
      issued.secretSha256,
      Number(issued.serviceWide),
      row.id,
    );
  };
  return {
    find(id) {
      const row = db.prepare(where('id = ?')).get(id);
      return row === undefined ? null : readTokenRow(row);
    },
    unfinished: () =>
      readTokenRows([
        ...db.prepare(where(`state IN ('requesting', 'renewing', 'revoking', 'deleting')`)).all(),
        ...db.prepare(where(`state = 'revoked' AND secret_store <> 'none'`)).all(),
        ...db.prepare(where(`state = 'active' AND secret_store = 'none' AND secret_sha256 <> ''`)).all(),
        ...db
          .prepare(where(`pending_generation IS NOT NULL AND state IN ('active', 'outcome-unknown')`))
          .all(),
      ]),
    inSession: () => readTokenRows(db.prepare(where(`secret_store = 'session'`)).all()),
    autoRenewed: () => readTokenRows(db.prepare(where('auto_renew_minutes IS NOT NULL')).all()),
    insertRequesting(row) {
      db.prepare(
        `INSERT INTO tokens (id, api, connection_id, connection_name, practice, state, label, subject, ticket,
           search_text, request, inputs, requested_at, secret_store, secret_generation)
         VALUES (?, ?, ?, ?, ?, 'requesting', ?, ?, ?, ?, ?, ?, ?, 'none', ?)`,
      ).run(
        row.id,
        row.api,
        row.connectionId,
        row.connectionName,
        Number(row.practice),
        row.label,
        row.subject,
        row.ticket,
        searchText(row),
        row.request,
        JSON.stringify(row.inputs),
        row.requestedAt,
        row.secretGeneration,
      );
    },
    markIssued,
    markRenewed(row, renewed) {
      markIssued(row, renewed);
      db.prepare(
        'UPDATE tokens SET secret_generation = ?, pending_generation = ?, renewed_at = ?, renewal_unknown = ?, auto_renew_problem = ? WHERE id = ?',
      ).run(
        renewed.secretGeneration,
        renewed.pendingGeneration,
        renewed.renewedAt,
        Number(renewed.renewalUnknown),
        renewed.autoRenewProblem,
        row.id,
      );
    },
    startRenewal(id, nextGeneration) {
      db.prepare(`UPDATE tokens SET state = 'renewing', pending_generation = ? WHERE id = ?`).run(
        nextGeneration,
        id,
      );
    },
    endRenewal(id, unknown) {
      db.prepare(
        `UPDATE tokens SET state = 'active', pending_generation = NULL, renewal_unknown = ? WHERE id = ?`,
      ).run(Number(unknown), id);
    },
    setAutoRenewal(id, minutes, problem) {
      db.prepare('UPDATE tokens SET auto_renew_minutes = ?, auto_renew_problem = ? WHERE id = ?').run(
        minutes,
        problem,
        id,
      );
    },
    clearPending(id) {
      db.prepare('UPDATE tokens SET pending_generation = NULL WHERE id = ?').run(id);
    },
    setState(id, state) {
      db.prepare('UPDATE tokens SET state = ? WHERE id = ?').run(state, id);
    },
    setSecretLocation(id, location) {
      db.prepare('UPDATE tokens SET secret_store = ?, secret_parts = ?, secret_sha256 = ? WHERE id = ?').run(
        location.secretStore,
        location.secretParts,
        location.secretSha256,
        id,
      );
    },
    remove(id) {
      db.prepare('DELETE FROM tokens WHERE id = ?').run(id);
    },
  };
}
