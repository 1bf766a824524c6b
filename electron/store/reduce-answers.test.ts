import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-answers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The step that reduces is the first one that writes such an audit line. */
const STEP = MIGRATIONS.findIndex((step) => step.includes('history.answers-reduced'));
const CANARY = 'canary-in-an-old-answer';
const MS = 1_795_600_000_000;

function older(path: string): void {
  openDatabase(path, MIGRATIONS.slice(0, STEP)).close();
  const db = new DatabaseSync(path);
  const insert = db.prepare(
    `INSERT INTO tokens (id, api, connection_name, practice, state, label, subject, ticket, search_text, request,
       inputs, requested_at, secret_store, answer, expires_at, expiry_source, renewable_until, clock_offset_ms)
     VALUES (?, 'commvault', 'c', 0, 'active', '', '', '', '', '', '{}', 1, 'none', ?, ?, 'response', ?, ?)`,
  );
  insert.run('a', `HTTP 200\n\n{"password": "${CANARY}"}`, MS * 1000, MS, 8_640_000_000_000_000 - MS);
  insert.run('b', '', MS, 5, 0);
  insert.run('c', '', 8_640_000_000_000_000, null, -60_000);
  db.close();
}

it('reduces the answers of an older version here and in every backup, says so once, and corrects its times', () => {
  const file = join(folder, 'tokendesk.db');
  const daily = join(folder, 'backups', 'tokendesk-2026-11-24.db');
  mkdirSync(join(folder, 'backups'));
  older(file);
  older(daily);
  const db = openDatabase(file);
  expect(
    db
      .prepare('SELECT answer, expires_at, expiry_source, renewable_until, clock_offset_ms FROM tokens')
      .all(),
  ).toEqual([
    {
      answer: 'HTTP 200, and more that is no longer kept',
      expires_at: MS,
      expiry_source: 'response',
      renewable_until: MS,
      clock_offset_ms: 0,
    },
    { answer: '', expires_at: MS, expiry_source: 'response', renewable_until: null, clock_offset_ms: 0 },
    {
      answer: '',
      expires_at: null,
      expiry_source: 'unknown',
      renewable_until: null,
      clock_offset_ms: -60_000,
    },
  ]);
  const told = (): unknown =>
    db.prepare(`SELECT detail FROM audit WHERE action = 'history.answers-reduced'`).all();
  expect(told()).toEqual([
    { detail: '1 stored answers of vendors were reduced to their status, here and in the backups' },
  ]);
  db.close();
  for (const path of [file, daily, `${file}.v${STEP}.bak`]) {
    expect(readFileSync(path).includes(CANARY), path).toBe(false);
  }
  openDatabase(file).close();
});

it('says nothing where no answer was kept', () => {
  const file = join(folder, 'tokendesk.db');
  openDatabase(file, MIGRATIONS.slice(0, STEP)).close();
  const db = openDatabase(file);
  expect(db.prepare('SELECT count(*) AS lines FROM audit').all()).toEqual([{ lines: 0 }]);
  db.close();
});
