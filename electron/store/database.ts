import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { AppError } from '../../shared/errors.ts';
import { createPrivateFile } from './durable-files.ts';
import { inspectDatabase, markSuspect } from './inspect.ts';
import { connectDurably, type DatabaseLocation, type Journal, locate } from './journal.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { finishReplacement } from './replace.ts';
import { storageError, storageProblem } from './storage-errors.ts';

/** A prepared statement whose failures are `AppError`s with a `storage-*` code. */
export interface Statement {
  run(...parameters: SQLInputValue[]): void;
  get(...parameters: SQLInputValue[]): Record<string, SQLOutputValue> | undefined;
  all(...parameters: SQLInputValue[]): Record<string, SQLOutputValue>[];
}

/** An open database with its statements prepared once. */
export interface Database {
  /** Absolute path. */
  readonly file: string;
  /** `rollback`: no other connection can read the file while it is open. */
  readonly journal: Journal;
  /** Prepares on first use and keeps the statement. */
  prepare(sql: string): Statement;
  /** Runs all of it or none of it, durably: when this returns, the change survives a power cut. */
  transaction<T>(work: () => T): T;
  /** Copies the whole into an empty file, at one moment; nothing else runs meanwhile. @param path absolute */
  copyTo(path: string): void;
  close(): void;
}

/**
 * Opens (or creates) the database, every commit durable, because a vendor shows a token once and a committed
 * row must not roll back. An older schema is copied to `<file>.v<N>.bak` and migrated.
 *
 * @param file absolute path of the SQLite file
 * @param where how SQLite finds it, by default under its path
 * @throws AppError `storage-*`; a damaged or newer file is left exactly as it was
 */
export function openDatabase(
  file: string,
  migrations: readonly string[] = MIGRATIONS,
  where?: DatabaseLocation,
): Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    finishReplacement(file);
    const location = where ?? locate(file);
    inspectDatabase(file, migrations.length, location);
    // Made here, so that it and the log that SQLite puts beside it are private from their first byte.
    createPrivateFile(file);
    const { connection, journal } = connectDurably(location);
    try {
      connection.exec('PRAGMA secure_delete = ON;');
      // SQLite opens what it may not write for reading only, and would say so at the first token.
      connection.exec('BEGIN IMMEDIATE; ROLLBACK;');
      migrate(connection, file, migrations);
    } catch (error) {
      connection.close();
      throw error;
    }
    return wrap(connection, file, journal);
  } catch (error) {
    const known = storageError(error, file);
    throw known instanceof AppError ? known : new AppError(storageProblem('storage', file), { cause: error });
  }
}

function wrap(connection: DatabaseSync, file: string, journal: Journal): Database {
  const statements = new Map<string, Statement>();
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const known = storageError(error, file);
      if (known instanceof AppError && known.data.code === 'storage-damaged') markSuspect(file);
      throw known;
    }
  };
  const prepare = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = guarded(() => connection.prepare(sql));
    const wrapped: Statement = {
      run: (...parameters) => guarded(() => void statement.run(...parameters)),
      get: (...parameters) => guarded(() => statement.get(...parameters)),
      all: (...parameters) => guarded(() => statement.all(...parameters)),
    };
    statements.set(sql, wrapped);
    return wrapped;
  };
  return {
    file,
    journal,
    prepare,
    transaction(work) {
      prepare('BEGIN IMMEDIATE').run();
      try {
        const result = work();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        // A full disk has SQLite roll back by itself; a second ROLLBACK would hide the reason.
        if (connection.isTransaction) prepare('ROLLBACK').run();
        throw error;
      }
    },
    copyTo: (path) => guarded(() => void connection.prepare('VACUUM INTO ?').run(path)),
    close: () => connection.close(),
  };
}
