import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDailyBackup } from './backups.ts';
import { openDatabase } from './database.ts';
import type { DatabaseLocation } from './journal.ts';
import { MIGRATIONS } from './migrations.ts';
import { settingsStore } from './settings-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'tokendesk.db');
const onNetwork: DatabaseLocation = {
  get address() {
    return file();
  },
  isShared: true,
};

/** SQLite's own access to files without shared memory, as on many network folders: no write-ahead log. */
const withoutSharedMemory: DatabaseLocation = {
  get address() {
    const url = pathToFileURL(file());
    url.searchParams.set('vfs', 'unix-dotfile');
    return url;
  },
  isShared: false,
};

const pragma = (name: string): unknown => {
  const connection = new DatabaseSync(file(), { readOnly: true });
  const answer = connection.prepare(`PRAGMA ${name}`).get();
  connection.close();
  return answer?.[name];
};

/** Writes something that every schema has, and reads it back after the database was closed and opened. */
function keepsAChange(location: DatabaseLocation): void {
  const first = openDatabase(file(), MIGRATIONS, location);
  expect(first.journal).toBe('rollback');
  const settings = settingsStore(first);
  settings.set({ ...settings.get(), notifyBeforeMinutes: 7 });
  first.close();
  const second = openDatabase(file(), MIGRATIONS, location);
  expect(settingsStore(second).get().notifyBeforeMinutes).toBe(7);
  second.close();
}

describe('the journal of the database', () => {
  it('is a write-ahead log on a disk of this computer', () => {
    const db = openDatabase(file());
    expect(db.journal).toBe('wal');
    expect(existsSync(`${file()}-wal`)).toBe(true);
    db.close();
  });

  it.skipIf(process.platform === 'win32')(
    'is a rollback journal where SQLite answers that a write-ahead log cannot be had',
    () => {
      keepsAChange(withoutSharedMemory);
      expect(readdirSync(folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
      expect(pragma('journal_mode')).toBe('delete');
    },
  );

  it.skipIf(process.platform === 'win32')(
    'changes with the folder: a history with a write-ahead log is moved where none can be had, and back',
    () => {
      openDatabase(file()).close();
      expect(pragma('journal_mode')).toBe('wal');
      keepsAChange(withoutSharedMemory);
      const back = openDatabase(file());
      expect([back.journal, settingsStore(back).get().notifyBeforeMinutes]).toEqual(['wal', 7]);
      back.close();
    },
  );

  it('is a rollback journal on a network folder, and a second copy is refused', () => {
    keepsAChange(onNetwork);
    const holder = openDatabase(file(), MIGRATIONS, onNetwork);
    expect(() => openDatabase(file(), MIGRATIONS, onNetwork)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'storage-locked' }) }),
    );
    holder.close();
  });

  it('is played back after a crash in the middle of a change', () => {
    openDatabase(file(), MIGRATIONS, onNetwork).close();
    // Few pages in memory, so that the change reaches the file before it is committed.
    const crash = `
      const { DatabaseSync } = require('node:sqlite');
      const db = new DatabaseSync(process.argv[1]);
      db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE half (text)");
      const insert = db.prepare('INSERT INTO half VALUES (?)');
      for (let row = 0; row < 500; row++) insert.run('x'.repeat(2000));
      process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['-e', crash, file()]);
    expect(existsSync(`${file()}-journal`)).toBe(true);
    const db = openDatabase(file(), MIGRATIONS, onNetwork);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()).toEqual({ n: 0 });
    db.close();
  });

  it('does not keep the daily backup from being made', async () => {
    const db = openDatabase(file(), MIGRATIONS, onNetwork);
    expect(await makeDailyBackup(db.file, join(folder, 'backups'), Date.now(), db.copyTo)).toBe('made');
    db.close();
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
  });
});
