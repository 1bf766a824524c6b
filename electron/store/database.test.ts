import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-db-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'a folder with ümlauts 😀', 'tokendesk.db');

describe('openDatabase', () => {
  it('creates a durable database that only its owner can read', () => {
    const db = openDatabase(file());
    expect(db.prepare('PRAGMA journal_mode').get()?.journal_mode).toBe('wal');
    expect(db.prepare('PRAGMA synchronous').get()?.synchronous).toBe(2);
    db.close();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('backs an older schema up before it migrates', () => {
    openDatabase(file()).close();
    const db = openDatabase(file(), [...MIGRATIONS, 'CREATE TABLE more (id INTEGER) STRICT']);
    expect(db.prepare('SELECT count(*) AS n FROM more').get()?.n).toBe(0);
    db.close();
    expect(existsSync(`${file()}.v${MIGRATIONS.length}.bak`)).toBe(true);
  });

  it('changes nothing when a migration fails', () => {
    openDatabase(file()).close();
    expect(() => openDatabase(file(), [...MIGRATIONS, 'CREATE TABLE half (id INTEGER); NONSENSE'])).toThrow();
    const db = openDatabase(file());
    expect(() => db.prepare('SELECT * FROM half')).toThrow();
    db.close();
  });

  it('refuses a newer schema', () => {
    openDatabase(file(), [...MIGRATIONS, 'CREATE TABLE more (id INTEGER) STRICT']).close();
    expect(() => openDatabase(file())).toThrow(AppError);
  });

  it('rolls a failed transaction back', () => {
    const db = openDatabase(file());
    const insert = `INSERT INTO settings (key, value) VALUES ('k', '1')`;
    expect(() =>
      db.transaction(() => {
        db.prepare(insert).run();
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(db.prepare('SELECT count(*) AS n FROM settings').get()?.n).toBe(0);
    db.close();
  });
});
