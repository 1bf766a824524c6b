import { SOON_MS } from '../../shared/expiry.ts';
import type { HistoryState, TokenPage, TokenQuery } from '../../shared/models/token.ts';
import type { Database } from './database.ts';
import { LIST_COLUMNS, readListRow } from './tokens-table.ts';

type Parameter = string | number;
interface Condition {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** Expiry by this computer's clock. */
const LOCAL_EXPIRY = '(expires_at - clock_offset_ms)';

/**
 * One page of the history, newest first. Pages follow the key (`requested_at`, `id`), so that a token
 * issued meanwhile neither repeats nor hides a row.
 *
 * @param nowMs Unix ms, for the states that are a matter of the clock
 */
export function readHistory(db: Database, query: TokenQuery, nowMs: number): TokenPage {
  const filters = [...searchFilter(query.search), ...apiFilter(query), ...stateFilter(query.state, nowMs)];
  const page = query.after === null ? [] : [afterFilter(query.after)];
  const found = select(
    db,
    LIST_COLUMNS,
    [...filters, ...page],
    'ORDER BY requested_at DESC, id DESC LIMIT ?',
    [query.limit + 1],
  );
  const rows = found.slice(0, query.limit).map(readListRow);
  const last = rows.at(-1);
  const hasMore = found.length > query.limit;
  const total = count(db, []);
  return {
    tokens: rows.flatMap(({ token }) => token ?? []),
    unreadable: rows.flatMap(({ token, key }) => (token === null ? [key] : [])),
    next: hasMore && last !== undefined ? { requestedAt: last.key.requestedAt, id: last.key.id } : null,
    hasMore,
    matching: filters.length === 0 ? total : count(db, filters),
    total,
  };
}

/** Each word must occur; `%` and `_` are ordinary characters. */
function searchFilter(search: string): Condition[] {
  const words = search
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.map((word) => ({
    sql: `search_text LIKE ? ESCAPE '\\'`,
    parameters: [`%${word.replace(/[\\%_]/g, '\\$&')}%`],
  }));
}

function apiFilter({ api }: TokenQuery): Condition[] {
  return api === null ? [] : [{ sql: 'api = ?', parameters: [api] }];
}

function afterFilter(after: { readonly requestedAt: number; readonly id: string }): Condition {
  return { sql: '(requested_at, id) < (?, ?)', parameters: [after.requestedAt, after.id] };
}

function stateFilter(state: HistoryState | null, nowMs: number): Condition[] {
  const issued = `state NOT IN ('requesting', 'outcome-unknown', 'revoked')`;
  switch (state) {
    case null:
      return [];
    case 'outcome-unknown':
    case 'revoked':
      return [{ sql: 'state = ?', parameters: [state] }];
    case 'no-expiry':
      return [{ sql: `${issued} AND expires_at IS NULL`, parameters: [] }];
    case 'expired':
      return [{ sql: `${issued} AND ${LOCAL_EXPIRY} <= ?`, parameters: [nowMs] }];
    case 'expiring':
      return [
        {
          sql: `${issued} AND ${LOCAL_EXPIRY} > ? AND ${LOCAL_EXPIRY} < ?`,
          parameters: [nowMs, nowMs + SOON_MS],
        },
      ];
    case 'valid':
      return [{ sql: `${issued} AND ${LOCAL_EXPIRY} > ?`, parameters: [nowMs] }];
  }
}

function select(
  db: Database,
  columns: string,
  conditions: readonly Condition[],
  tail = '',
  tailParameters: readonly Parameter[] = [],
): unknown[] {
  const where =
    conditions.length === 0
      ? ''
      : `WHERE ${conditions.map((condition) => `(${condition.sql})`).join(' AND ')}`;
  const parameters = conditions.flatMap((condition) => condition.parameters);
  return db.prepare(`SELECT ${columns} FROM tokens ${where} ${tail}`).all(...parameters, ...tailParameters);
}

function count(db: Database, conditions: readonly Condition[]): number {
  const [row] = select(db, 'count(*) AS n', conditions);
  return typeof row === 'object' && row !== null && 'n' in row ? Number(row.n) : 0;
}
