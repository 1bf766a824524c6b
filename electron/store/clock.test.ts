import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TokenQuery } from '../../shared/models/token.ts';
import { auditTable } from './audit-table.ts';
import { type Database, openDatabase } from './database.ts';
import { addTokens } from './testing/histories.ts';
import { readHistory } from './token-history.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;
const ALL: TokenQuery = { search: '', api: null, state: null, after: null, limit: 100 };

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-clock-'));
  db = openDatabase(join(folder, 'tokendesk.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const ids = (query: Partial<TokenQuery> = {}, nowMs = NOW): string[] =>
  readHistory(db, { ...ALL, ...query }, nowMs).tokens.map(({ id }) => id);

it('lists rows of the future, once each on whatever page, in the order of their times', () => {
  addTokens(db, ['future'], NOW + 400 * DAY);
  addTokens(db, ['past'], NOW - DAY);
  addTokens(db, ['now'], NOW);
  expect(ids()).toEqual(['future', 'now', 'past']);
  const first = readHistory(db, { ...ALL, limit: 1 }, NOW).tokens[0];
  const after = { requestedAt: first?.requestedAt ?? 0, id: first?.id ?? '' };
  expect(ids({ after })).toEqual(['now', 'past']);
});

it('puts each issued row under exactly one of valid, expired and no expiry, whatever the clock says', () => {
  addTokens(db, ['future'], NOW + 400 * DAY);
  addTokens(db, ['past'], NOW - DAY);
  addTokens(db, ['now'], NOW);
  for (const nowMs of [0, NOW - 5_000 * DAY, NOW, NOW + 500 * DAY, 8.64e15]) {
    const states = (['valid', 'expired', 'no-expiry'] as const).flatMap((state) => ids({ state }, nowMs));
    expect(states.sort()).toEqual(['future', 'now', 'past']);
  }
  expect(ids({ state: 'valid' })).toEqual(['future', 'now']);
  expect(ids({ state: 'expiring' })).toEqual([]);
});

it('keeps the audit trail in the order in which things happened', () => {
  const at = [NOW, NOW - DAY, NOW + DAY];
  let next = 0;
  const audit = auditTable(db, () => at[next++] ?? NOW);
  for (const detail of ['first', 'second', 'third']) {
    audit.add({ action: 'token.copied', api: null, connectionName: '', detail });
  }
  expect(audit.newest(10).map(({ detail }) => detail)).toEqual(['third', 'second', 'first']);
});
