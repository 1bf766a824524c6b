import type { Database } from './database.ts';
import { readTokenRows, TOKEN_COLUMNS, type TokenRow } from './tokens-table.ts';

/** By this computer's clock, when the last of a token's secrets ends: a refresh token outlives its access token. */
const LAST_EXPIRY = '(max(expires_at, coalesce(refresh_expires_at, 0)) - clock_offset_ms)';

/** Tokens whose secrets are all expired since before `beforeMs` (Unix ms) and are still kept. */
export function tokensWithDueSecret(db: Database, beforeMs: number): TokenRow[] {
  return readTokenRows(
    db
      .prepare(
        `SELECT ${TOKEN_COLUMNS} FROM tokens
       WHERE state = 'active' AND secret_store IN ('keychain', 'session') AND ${LAST_EXPIRY} < ?`,
      )
      .all(beforeMs),
  );
}

/** The same for any token: an adopted one is renewed by somebody else until it no longer can be. */
const LAST_USE = `max(${LAST_EXPIRY}, CASE WHEN adopted THEN coalesce(renewable_until, 0) - clock_offset_ms ELSE 0 END)`;

/**
 * Tokens requested before `beforeMs` (Unix ms) that nobody can use any more: expired, revoked, or never received.
 * One without a known expiry may still be valid, and stays.
 */
export function tokensDueForRemoval(db: Database, beforeMs: number, nowMs: number): TokenRow[] {
  return readTokenRows(
    db
      .prepare(
        `SELECT ${TOKEN_COLUMNS} FROM tokens
       WHERE requested_at < ? AND ((state = 'active' AND ${LAST_USE} < ?) OR state IN ('revoked', 'outcome-unknown'))`,
      )
      .all(beforeMs, nowMs),
  );
}
