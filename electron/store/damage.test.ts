import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toErrorData } from '../../shared/errors.ts';
import { openDatabase } from './database.ts';
import { moveIfThere } from './durable-files.ts';
import { MIGRATIONS } from './migrations.ts';
import { keepReadablePart, replaceDatabase } from './replace.ts';
import { addTokens, bytesOf, crash, scribble, tokenIds } from './testing/histories.ts';
import { tokensTable } from './tokens-table.ts';
import { readWal } from './wal-check.ts';

const NOW = new Date(2026, 10, 22, 6, 45, 10).getTime();
const IDS = Array.from({ length: 60 }, (_, n) => `t${String(n).padStart(2, '0')}`);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-damage-'));
  file = join(folder, 'tokendesk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A history that was closed well. */
function history(ids = IDS): void {
  const db = openDatabase(file);
  addTokens(db, ids);
  db.close();
}

/** A history whose last run was killed: everything is still in the log. */
function crashedHistory(): void {
  const db = openDatabase(file);
  addTokens(db, IDS);
  crash(db);
}

function problemOf(open = () => openDatabase(file)): string {
  try {
    open().close();
    return 'none';
  } catch (error) {
    return toErrorData(error).code;
  }
}

describe('a damaged history is said to be damaged, and not a byte of it changes', () => {
  it.each([
    ['random bytes in the header', () => scribble(file, 0, 100)],
    ['a random version number', () => scribble(file, 60, 4)],
    ['random bytes in the schema', () => scribble(file, 100, 2_000)],
    ['random bytes in the first page of content', () => scribble(file, 2 * 4_096, 4_096)],
    ['random bytes at the start of the last page', () => scribble(file, -4_096, 16)],
    ['a file that ends too early', () => truncateSync(file, statSync(file).size - 4_096)],
  ])('%s', (_, damage) => {
    history();
    damage();
    const before = bytesOf(file);
    expect(problemOf()).toBe('storage-damaged');
    expect(bytesOf(file)).toBe(before);
  });

  it.each([
    [
      'random bytes in the middle of the log',
      () => scribble(`${file}-wal`, statSync(`${file}-wal`).size / 2, 200),
    ],
    ['random bytes in the header of the log', () => scribble(`${file}-wal`, 0, 32)],
    ['random bytes in a page, after a crash', () => scribble(`${file}-wal`, 32 + 24 + 4_096 + 100, 8)],
  ])('%s', (_, damage) => {
    crashedHistory();
    damage();
    const before = bytesOf(file);
    expect(problemOf()).toBe('storage-damaged');
    expect(bytesOf(file)).toBe(before);
  });
});

it('a large history is not read whole at each start, but is once something in it read wrong', () => {
  const db = openDatabase(file);
  addTokens(db, IDS);
  db.prepare(`INSERT INTO settings VALUES ('large', ?)`).run('x'.repeat(17_000_000));
  const page = Number(db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'tokens'`).get()?.rootpage);
  db.close();
  scribble(file, (page - 1) * 4_096, 4_096);
  const opened = openDatabase(file);
  expect(() => tokensTable(opened).find('t01')).toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: 'storage-damaged' }) }),
  );
  opened.close();
  expect(problemOf()).toBe('storage-damaged');
});

describe('what a crash leaves is no damage', () => {
  it('opens with everything that was saved', () => {
    crashedHistory();
    const db = openDatabase(file);
    expect(tokenIds(db)).toEqual(IDS);
    db.close();
  });

  it('opens at every length at which the log may have been cut', () => {
    crashedHistory();
    const { size } = statSync(`${file}-wal`);
    for (const cut of [0, 1, 24, 500, 4_120, 5_000, 9_000]) {
      truncateSync(`${file}-wal`, size - cut);
      expect(readWal(`${file}-wal`).damaged).toBe(false);
    }
    expect(problemOf()).toBe('none');
  });

  it('opens when the last write of the log was half done', () => {
    crashedHistory();
    scribble(`${file}-wal`, -4_096, 4_096);
    expect(problemOf()).toBe('none');
  });

  it('opens with what an earlier round left in the log', () => {
    const db = openDatabase(file);
    addTokens(db, IDS);
    db.prepare('PRAGMA wal_checkpoint').all();
    addTokens(db, ['z1', 'z2']);
    crash(db);
    const reopened = openDatabase(file);
    expect(tokenIds(reopened)).toEqual([...IDS, 'z1', 'z2']);
    reopened.close();
  });
});

describe('setting aside', () => {
  it('keeps database and log together under a name with the date, and opens the replacement', () => {
    crashedHistory();
    const damaged = bytesOf(file);
    const backup = join(folder, 'backup.db');
    const other = openDatabase(backup);
    addTokens(other, ['from-backup']);
    other.close();
    const aside = replaceDatabase(file, backup, NOW);
    expect(aside).toBe(join(folder, 'tokendesk.damaged-2026-11-22-064510.db'));
    expect(bytesOf(aside)).toBe(damaged);
    const db = openDatabase(file);
    expect(tokenIds(db)).toEqual(['from-backup']);
    db.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('never writes over what was set aside before, even in the same second', () => {
    history(['first']);
    const first = replaceDatabase(file, null, NOW);
    history(['second']);
    const second = replaceDatabase(file, null, NOW);
    for (const [path, id] of [
      [first, 'first'],
      [second, 'second'],
    ] as const) {
      const db = openDatabase(path);
      expect(tokenIds(db)).toEqual([id]);
      db.close();
    }
  });

  it.each(['-shm', '-wal', ''])(
    'is finished at the next start when it broke off before moving “%s”',
    (broken) => {
      crashedHistory();
      const damaged = bytesOf(file);
      const aside = join(folder, 'tokendesk.damaged-2026-11-22-064510.db');
      const target = `${file}.replace-2026-11-22-064510`;
      openDatabase(join(folder, 'other.db')).close();
      // What a crash leaves: the decision, and some of the moves.
      moveIfThere(join(folder, 'other.db'), target);
      for (const part of ['-shm', '-wal', ''].slice(0, ['-shm', '-wal', ''].indexOf(broken))) {
        moveIfThere(`${file}${part}`, `${aside}${part}`);
      }
      const db = openDatabase(file);
      expect(tokenIds(db)).toEqual([]);
      db.close();
      expect(bytesOf(aside)).toBe(damaged);
      expect(readdirSync(folder).filter((name) => name.includes('replace'))).toEqual([]);
    },
  );

  it('opens what can be read of a damaged log, and keeps all of it', () => {
    crashedHistory();
    scribble(`${file}-wal`, statSync(`${file}-wal`).size / 2, 200);
    const damaged = bytesOf(file);
    const aside = keepReadablePart(file, NOW);
    expect(bytesOf(aside)).toBe(damaged);
    const db = openDatabase(file);
    const read = tokenIds(db);
    db.close();
    expect(read.length).toBeGreaterThan(10);
    expect(read).toEqual(IDS.slice(0, read.length));
  });
});

describe('migrations', () => {
  const NEXT = [...MIGRATIONS, 'CREATE TABLE more (id INTEGER) STRICT'];

  it('can be done again when the first attempt was broken off after its copy', () => {
    history();
    expect(problemOf(() => openDatabase(file, [...MIGRATIONS, 'NONSENSE']))).not.toBe('none');
    const db = openDatabase(file, NEXT);
    expect(tokenIds(db)).toEqual(IDS);
    db.close();
    expect(statSync(`${file}.v${MIGRATIONS.length}.bak`).mode & 0o777).toBe(0o600);
  });

  it('leaves a newer history exactly as it was', () => {
    openDatabase(file, NEXT).close();
    const before = bytesOf(file);
    expect(problemOf()).toBe('storage-newer');
    expect(bytesOf(file)).toBe(before);
  });
});
