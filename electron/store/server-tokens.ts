import type { Database } from './database.ts';
import { readTokenRows, searchText, TOKEN_COLUMNS, type TokenRow, type TokensTable } from './tokens-table.ts';

/** States in which a token may be alive at the vendor. */
const ALIVE = `state IN ('active', 'renewing', 'revoking')`;

/** Rows of the history that stand for a token of the vendor, newest first. */
export function tokensWithVendorId(db: Database, vendorTokenId: string): TokenRow[] {
  return readTokenRows(
    db
      .prepare(
        `SELECT ${TOKEN_COLUMNS} FROM tokens WHERE vendor_token_id = ? AND ${ALIVE} ORDER BY requested_at DESC, id DESC`,
      )
      .all(vendorTokenId),
  );
}

/**
 * A connection's active tokens that have an id at the vendor and of which something was valid after
 * `sinceMs` (Unix ms), newest first.
 */
export function tokensAtVendor(
  db: Database,
  connectionId: string,
  sinceMs: number,
  limit: number,
): TokenRow[] {
  return readTokenRows(
    db
      .prepare(
        `SELECT ${TOKEN_COLUMNS} FROM tokens
       WHERE vendor_token_id IS NOT NULL AND connection_id = ? AND state = 'active'
         AND (expires_at IS NULL OR max(expires_at, coalesce(refresh_expires_at, 0)) > ?)
       ORDER BY requested_at DESC, id DESC LIMIT ?`,
      )
      .all(connectionId, sinceMs, limit),
  );
}

/** Names for which a token may have been created whose answer never arrived. */
export function namesWithLostAnswer(db: Database, connectionId: string): Set<string> {
  return new Set(
    db
      .prepare(`SELECT DISTINCT subject FROM tokens WHERE state = 'outcome-unknown' AND connection_id = ?`)
      .all(connectionId)
      .map(({ subject }) => String(subject)),
  );
}

/** Adds a token of which only the server's list is known; to be called in a transaction. */
export function insertAdopted(db: Database, tokens: TokensTable, row: TokenRow): void {
  tokens.insertRequesting(row);
  tokens.markIssued(row, row);
  db.prepare('UPDATE tokens SET adopted = 1 WHERE id = ?').run(row.id);
}

/** What a change at the server can change about a row. */
export type ServerFacts = Pick<
  TokenRow,
  'subject' | 'kind' | 'expiresAt' | 'expirySource' | 'renewableUntil'
>;

/** Takes over what the server says. */
export function updateFacts(db: Database, row: TokenRow, facts: ServerFacts): void {
  db.prepare(
    `UPDATE tokens SET subject = ?, search_text = ?, kind = ?, expires_at = ?, expiry_source = ?, renewable_until = ?
     WHERE id = ?`,
  ).run(
    facts.subject,
    searchText({ ...row, subject: facts.subject }),
    facts.kind,
    facts.expiresAt,
    facts.expirySource,
    facts.renewableUntil,
    row.id,
  );
}
