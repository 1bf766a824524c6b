import type { Token } from '../../shared/models/token.ts';
import type { Database } from './database.ts';
import { LIST_COLUMNS, readListRow } from './tokens-table.ts';

/** Expiry by this computer's clock; there is an index on exactly this expression. */
const LOCAL_EXPIRY = '(expires_at - clock_offset_ms)';

/** The first expiry after `afterMs`, both in Unix ms by this computer's clock; null when there is none. */
export function nextExpiry(db: Database, afterMs: number): number | null {
  const row = db
    .prepare(`SELECT min(${LOCAL_EXPIRY}) AS at FROM tokens WHERE state = 'active' AND ${LOCAL_EXPIRY} > ?`)
    .get(afterMs);
  return typeof row?.at === 'number' ? row.at : null;
}

/** Tokens that expire after `fromMs` and not after `toMs` (Unix ms by this computer's clock), the first to expire first. */
export function tokensExpiring(db: Database, fromMs: number, toMs: number): Token[] {
  return db
    .prepare(
      `SELECT ${LIST_COLUMNS} FROM tokens
       WHERE state = 'active' AND ${LOCAL_EXPIRY} > ? AND ${LOCAL_EXPIRY} <= ? ORDER BY ${LOCAL_EXPIRY}`,
    )
    .all(fromMs, toMs)
    .flatMap((row) => readListRow(row).token ?? []);
}
