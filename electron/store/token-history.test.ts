import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TokenQuery } from '../../shared/models/token.ts';
import { type Database, openDatabase } from './database.ts';
import { tokenRow } from './testing/histories.ts';
import { readHistory } from './token-history.ts';
import { type TokenRow, tokensTable } from './tokens-table.ts';

const NOW = Date.UTC(2026, 0, 31, 12);
const MINUTE = 60_000;
const ALL: TokenQuery = { search: '', api: null, state: null, after: null, limit: 100 };

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-history-'));
  db = openDatabase(join(folder, 'tokendesk.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function add(id: string, changes: Partial<TokenRow> = {}): void {
  const row: TokenRow = { ...tokenRow(id, NOW), label: '', ...changes };
  const table = tokensTable(db);
  table.insertRequesting(row);
  if (row.state === 'active') table.markIssued(row, row);
  else table.setState(id, row.state);
}

const ids = (query: Partial<TokenQuery>, nowMs = NOW): string[] =>
  readHistory(db, { ...ALL, ...query }, nowMs).tokens.map((token) => token.id);

describe('readHistory', () => {
  it('pages newest first without repeating or losing a row of the same instant', () => {
    for (let n = 0; n < 25; n++)
      add(`t${String(n).padStart(2, '0')}`, { requestedAt: NOW + Math.floor(n / 4) });
    const seen: string[] = [];
    let after: TokenQuery['after'] = null;
    for (;;) {
      const page = readHistory(db, { ...ALL, after, limit: 4 }, NOW);
      expect(page.matching).toBe(25);
      seen.push(...page.tokens.map((token) => token.id));
      const last = page.tokens.at(-1);
      if (!page.hasMore || last === undefined) break;
      after = { requestedAt: last.requestedAt, id: last.id };
    }
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(25);
  });

  it('searches label, subject, ticket and connection, in every script and with signs taken literally', () => {
    add('a', { label: 'Prüfung ÄÖÜ' });
    add('b', { subject: 'customer_42' });
    add('c', { ticket: 'INC-100%' });
    add('d', { connectionName: 'Warehouse East' });
    expect(ids({ search: 'prüfung äöü' })).toEqual(['a']);
    expect(ids({ search: 'customer_4' })).toEqual(['b']);
    expect(ids({ search: 'customerX42' })).toEqual([]);
    expect(ids({ search: '100%' })).toEqual(['c']);
    expect(ids({ search: 'east WARE' })).toEqual(['d']);
    expect(readHistory(db, { ...ALL, search: 'east' }, NOW)).toMatchObject({ matching: 1, total: 4 });
  });

  it('filters by API', () => {
    add('a');
    add('b', { api: 'oracle' });
    expect(ids({ api: 'oracle' })).toEqual(['b']);
  });

  it('filters by state, by the vendor’s clock', () => {
    add('valid');
    add('expiring', { expiresAt: NOW + 9 * MINUTE });
    add('expired', { expiresAt: NOW - 1 });
    add('none', { expiresAt: null });
    add('unknown', { state: 'outcome-unknown', expiresAt: null });
    expect(ids({ state: 'valid' }).sort()).toEqual(['expiring', 'valid']);
    expect(ids({ state: 'expiring' })).toEqual(['expiring']);
    expect(ids({ state: 'expired' })).toEqual(['expired']);
    expect(ids({ state: 'no-expiry' })).toEqual(['none']);
    expect(ids({ state: 'outcome-unknown' })).toEqual(['unknown']);
    add('ahead', { expiresAt: NOW + 30 * MINUTE, clockOffsetMs: 31 * MINUTE });
    expect(ids({ state: 'expired' }).sort()).toEqual(['ahead', 'expired']);
  });
});

describe('a row that this version cannot read', () => {
  const spoil: readonly [string, string][] = [
    ['a value of a later version', `expiry_source = 'oracle of the future'`],
    ['another API', `api = 'acme'`],
  ];

  it.each(spoil)('is listed as such, and the others as ever: %s', (_what, change) => {
    for (let n = 0; n < 5; n++) add(`t${n}`, { requestedAt: NOW + n, label: `Label ${n}` });
    db.prepare(`UPDATE tokens SET ${change} WHERE id = 't3'`).run();
    const page = readHistory(db, ALL, NOW);
    expect(page.tokens.map(({ id }) => id)).toEqual(['t4', 't2', 't1', 't0']);
    expect(page.unreadable).toEqual([
      { id: 't3', requestedAt: NOW + 3, connectionName: expect.any(String), label: 'Label 3' },
    ]);
  });

  it('neither ends nor repeats the pages', () => {
    for (let n = 0; n < 6; n++) add(`t${n}`, { requestedAt: NOW + n });
    db.prepare(`UPDATE tokens SET expiry_source = 'later' WHERE id IN ('t3', 't4')`).run();
    const seen: string[] = [];
    for (let after: TokenQuery['after'] = null, pages = 0; pages < 4; pages++) {
      const page = readHistory(db, { ...ALL, after, limit: 2 }, NOW);
      seen.push(...page.tokens.map(({ id }) => id), ...page.unreadable.map(({ id }) => id));
      after = page.next;
      if (after === null) break;
    }
    expect(seen.sort()).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
  });

  it('keeps no other row from being found as unfinished, and says what is wrong when it is asked for', () => {
    const table = tokensTable(db);
    add('t1', { state: 'requesting' });
    add('t2', { state: 'requesting' });
    db.prepare(`UPDATE tokens SET inputs = 'not JSON' WHERE id = 't1'`).run();
    expect(table.unfinished().map(({ id }) => id)).toEqual(['t2']);
    expect(() => table.find('t1')).toThrow('cannot be read by this version');
  });
});
