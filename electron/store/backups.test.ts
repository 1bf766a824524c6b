import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDailyBackup, newestGoodBackup } from './backups.ts';
import { type Database, openDatabase } from './database.ts';
import { dayStamp } from './stamp.ts';
import { addTokens, scribble, tokenIds } from './testing/histories.ts';

const noon = (day: number, year = 2026): number => new Date(year, 10, day, 12).getTime();

let folder: string;
let backups: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk backups 😀 '));
  backups = join(folder, 'backups');
  db = openDatabase(join(folder, 'tokendesk.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = (day: number): string => join(backups, `tokendesk-${dayStamp(noon(day))}.db`);
const names = (): string[] => readdirSync(backups).sort();

/** Makes a backup of each day, with one more token each. */
async function backUpOn(days: readonly number[]): Promise<void> {
  for (const day of days) {
    addTokens(db, [`of-${day}`]);
    await makeDailyBackup(db.file, backups, noon(day));
  }
}

describe('makeDailyBackup', () => {
  it('makes one private, whole file a day', async () => {
    addTokens(db, ['a', 'b']);
    expect(await makeDailyBackup(db.file, backups, noon(22))).toBe('made');
    expect(await makeDailyBackup(db.file, backups, noon(22))).toBe('there');
    expect(names()).toEqual(['tokendesk-2026-11-22.db']);
    expect(statSync(path(22)).mode & 0o777).toBe(0o600);
    expect(statSync(backups).mode & 0o777).toBe(0o700);
    expect(await newestGoodBackup(backups, noon(22))).toMatchObject({ day: '2026-11-22', tokens: 2 });
  });

  it('is no trouble for what the app writes meanwhile, and has none from it', async () => {
    // Shared with the app's connection, one backup in twelve failed.
    for (let day = 1; day < 30; day++) {
      const made = makeDailyBackup(db.file, backups, noon(day));
      addTokens(db, [`on-${day}`]);
      expect(await made).toBe('made');
    }
    expect(tokenIds(db)).toHaveLength(29);
  });

  it('keeps seven days', async () => {
    await backUpOn([10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(names()).toEqual([12, 13, 14, 15, 16, 17, 18].map((day) => `tokendesk-2026-11-${day}.db`));
  });

  it('removes what a killed backup left, and an old one only after a new one is good', async () => {
    await backUpOn([1]);
    writeFileSync(`${path(22)}.partial`, 'half');
    writeFileSync(`${path(20)}.partial-journal`, 'half');
    // Everything is in the database itself, not in its log.
    db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    scribble(db.file, 2 * 4_096, 4_096);
    expect(await makeDailyBackup(db.file, backups, noon(22))).toBe('damaged');
    expect(names()).toEqual(['tokendesk-2026-11-01.db']);
    expect(existsSync(`${db.file}.suspect`)).toBe(true);
  });

  it('does not hold up closing, and is whole all the same', async () => {
    addTokens(db, ['a']);
    const made = makeDailyBackup(db.file, backups, noon(22));
    const began = performance.now();
    db.close();
    expect(performance.now() - began).toBeLessThan(500);
    await made;
    expect(names().every((name) => name === 'tokendesk-2026-11-22.db')).toBe(true);
    db = openDatabase(db.file);
    expect(tokenIds(db)).toEqual(['a']);
  });
});

describe('newestGoodBackup', () => {
  it('is none without a folder', async () => {
    expect(await newestGoodBackup(backups, noon(22))).toBeNull();
  });

  it('passes over one that is damaged, empty or not ours', async () => {
    await backUpOn([19, 20, 21, 22]);
    scribble(path(22), 2 * 4_096, 4_096);
    scribble(path(21), 0, 100);
    writeFileSync(path(20), '');
    expect(await newestGoodBackup(backups, noon(23))).toEqual({
      path: path(19),
      day: '2026-11-19',
      tokens: 1,
    });
    expect(names().filter((name) => !name.endsWith('.db'))).toEqual([]);
  });
});

describe('when the clock jumps', () => {
  it('trusts backups of the future last, and keeps those of the right time', async () => {
    await backUpOn([20, 21]);
    // The clock was in 2030 for a day, and is right again.
    await makeDailyBackup(db.file, backups, noon(1, 2030));
    const kept = names().length;
    addTokens(db, ['later']);
    await makeDailyBackup(db.file, backups, noon(22));
    expect((await newestGoodBackup(backups, noon(22)))?.day).toBe('2026-11-22');
    expect(kept).toBeGreaterThanOrEqual(1);
    // Nothing but the one of the future: better than none.
    rmSync(path(22));
    for (const day of [20, 21]) rmSync(path(day), { force: true });
    expect((await newestGoodBackup(backups, noon(22)))?.day).toBe('2030-11-01');
  });

  it('makes backups again after it went back', async () => {
    await backUpOn([22]);
    expect(await makeDailyBackup(db.file, backups, noon(3))).toBe('made');
    expect(names()).toContain('tokendesk-2026-11-22.db');
  });
});
