import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openContext } from '../../compose.ts';
import { makeDailyBackup } from '../../store/backups.ts';
import { openDatabase } from '../../store/database.ts';
import { MIGRATIONS } from '../../store/migrations.ts';
import { addTokens, bytesOf, crash, scribble, tokenIds } from '../../store/testing/histories.ts';
import type { AppContext } from '../context/app-context.ts';
import type { StartQuestion } from '../context/ports.ts';
import { findUnfinished } from '../keychain/reconcile.ts';
import { openOrAsk } from './open-or-ask.ts';
import { dataPaths, userDataProblem } from './user-data.ts';

const NOW = new Date(2026, 10, 22, 12).getTime();

let folder: string;
let ctx: AppContext | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-start-'));
  ctx = null;
});
afterEach(() => {
  ctx?.db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts as the app does; the agent chooses by label. Returns the questions. */
async function start(...answers: readonly (string | (() => string))[]): Promise<StartQuestion[]> {
  const asked: StartQuestion[] = [];
  const left = [...answers];
  const { database: file, backups } = dataPaths(folder);
  const open = (): AppContext =>
    openContext({
      userDataFolder: folder,
      userAgent: 'test',
      resolveProxy: async () => 'DIRECT',
      startKeychain: () => {
        throw new Error('not needed');
      },
      onKeychain: () => undefined,
      onChange: () => undefined,
    });
  const opened = await openOrAsk(open, findUnfinished, {
    file,
    backups,
    nowMs: () => NOW,
    async ask(question) {
      asked.push(question);
      const next = left.shift() ?? 'no answer';
      const label = typeof next === 'string' ? next : next();
      const choice = question.choices.find((one) => one.label === label);
      if (choice === undefined) throw new Error(`no “${label}” in ${JSON.stringify(question)}`);
      return choice.action;
    },
  });
  ctx = opened?.ctx ?? null;
  return asked;
}

async function historyWithBackup(): Promise<string> {
  const { database, backups } = dataPaths(folder);
  const db = openDatabase(database);
  addTokens(db, ['old']);
  await makeDailyBackup(database, backups, NOW - 86_400_000);
  addTokens(db, ['new']);
  db.close();
  return database;
}

const opened = (): string[] => (ctx === null ? [] : tokenIds(ctx.db));
const aside = (): string[] =>
  readdirSync(folder)
    .filter((name) => /damaged.*\.db$/.test(name))
    .sort();

it('opens without a question when all is well', async () => {
  await historyWithBackup();
  expect(await start()).toEqual([]);
  expect(opened()).toEqual(['new', 'old']);
});

it('offers the newest good backup of a damaged history, and says what becomes of the rest', async () => {
  const file = await historyWithBackup();
  scribble(file, 0, 100);
  const damaged = bytesOf(file);
  const [question] = await start('Open the backup of 21 November 2026');
  expect(question?.message).toContain('damaged');
  expect(question?.detail).toContain('lists 1 token');
  expect(question?.detail).toContain('secrets are in the keychain and stay there untouched');
  expect(question?.choices.map(({ label }) => label)).toEqual([
    'Open the backup of 21 November 2026',
    'Start with an empty history',
    'Quit',
  ]);
  expect(opened()).toEqual(['old']);
  expect(aside()).toEqual(['tokendesk.damaged-2026-11-22-120000.db']);
  expect(bytesOf(join(folder, aside()[0] ?? ''))).toBe(damaged);
  expect(ctx?.audit.newest(1)[0]).toMatchObject({ action: 'history.replaced' });
  expect(ctx?.audit.newest(1)[0]?.detail).toContain('tokendesk.damaged-2026-11-22-120000.db');
});

it('starts empty when asked to, and the damaged file and the backups stay', async () => {
  const file = await historyWithBackup();
  scribble(file, 2 * 4_096, 4_096);
  await start('Start with an empty history');
  expect(opened()).toEqual([]);
  expect(aside()).toHaveLength(1);
  expect(readdirSync(dataPaths(folder).backups)).toEqual(['tokendesk-2026-11-21.db']);
});

it('changes nothing when the agent quits', async () => {
  const file = await historyWithBackup();
  scribble(file, 0, 100);
  const before = bytesOf(file);
  await start('Quit');
  expect(ctx).toBeNull();
  expect(bytesOf(file)).toBe(before);
});

it('offers to open what can be read when only the log is damaged', async () => {
  const file = await historyWithBackup();
  const db = openDatabase(file);
  addTokens(
    db,
    Array.from({ length: 30 }, (_, n) => `x${n}`),
  );
  crash(db);
  scribble(`${file}-wal`, 60_000, 500);
  const [question] = await start('Open what can be read');
  expect(question?.message).toContain('newest changes');
  expect(opened()).toEqual(expect.arrayContaining(['new', 'old', 'x0']));
});

it('asks too when the damage is in a part of a large history that only the first work reads', async () => {
  const file = await historyWithBackup();
  const db = openDatabase(file);
  db.prepare(`INSERT INTO settings VALUES ('large', ?)`).run('x'.repeat(17_000_000));
  const page = Number(db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'tokens'`).get()?.rootpage);
  addTokens(db, ['unfinished']);
  db.prepare(`UPDATE tokens SET state = 'requesting' WHERE id = 'unfinished'`).run();
  db.close();
  scribble(file, (page - 1) * 4_096, 4_096);
  await start('Open the backup of 21 November 2026');
  expect(opened()).toEqual(['old']);
});

it('asks to close the other program while it holds the database, and goes on when it lets go', async () => {
  const file = await historyWithBackup();
  const other = new DatabaseSync(file);
  other.exec('BEGIN EXCLUSIVE');
  const questions = await start(() => {
    other.exec('ROLLBACK');
    other.close();
    return 'Try again';
  });
  expect(questions).toHaveLength(1);
  expect(questions[0]?.message).toContain('Another program is using');
  expect(opened()).toEqual(['new', 'old']);
});

it('refuses a newer history without touching it', async () => {
  const { database } = dataPaths(folder);
  openDatabase(database, [...MIGRATIONS, 'CREATE TABLE more (id INTEGER) STRICT']).close();
  const before = bytesOf(database);
  const [question] = await start('Quit');
  expect(question?.message).toContain('newer version');
  expect(bytesOf(database)).toBe(before);
});

it('works on a path with spaces, emoji and more than 200 characters', async () => {
  folder = join(folder, `Größe 😀 ${'long '.repeat(10)}`, 'x'.repeat(150), '日本 語');
  expect(folder.length).toBeGreaterThan(200);
  mkdirSync(folder, { recursive: true });
  const file = await historyWithBackup();
  expect(userDataProblem(() => folder)).toBeNull();
  scribble(file, 0, 100);
  await start('Open the backup of 21 November 2026');
  expect(opened()).toEqual(['old']);
});

it('says that the folder cannot be used when there is a file in its place', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(userDataProblem(() => join(folder, 'file'))).toMatchObject({ code: 'storage' });
});
