import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { AppError } from '../../shared/errors.ts';
import { MIGRATIONS } from './migrations.ts';

/** An open database with its statements prepared once. */
export interface Database {
  /** Prepares on first use and keeps the statement. */
  prepare(sql: string): StatementSync;
  /** Runs all of it or none of it, durably: when this returns, the change survives a power cut. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens (or creates) the database: WAL with `synchronous=FULL`, because a vendor shows a token once
 * and a committed row must not roll back. An older schema is copied to `<file>.v<N>.bak` and migrated.
 *
 * @param file absolute path of the SQLite file
 * @throws AppError `storage` when the schema is newer than this version knows or the file is damaged
 */
export function openDatabase(file: string, migrations: readonly string[] = MIGRATIONS): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const existed = existsSync(file);
  const connection = open(file);
  try {
    migrate(connection, file, existed, migrations);
  } catch (error) {
    connection.close();
    throw error;
  }
  return wrap(connection);
}

function open(file: string): DatabaseSync {
  try {
    const connection = new DatabaseSync(file, { timeout: 2_000, enableForeignKeyConstraints: true });
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    chmodSync(file, 0o600);
    return connection;
  } catch (cause) {
    throw new AppError(
      {
        code: 'storage',
        message: `Tokendesk cannot open its database ${file}.`,
        hint: 'Check that the folder can be written and the disk is not full. If the file is damaged, move it away: secrets stay in the keychain.',
      },
      { cause },
    );
  }
}

function migrate(
  connection: DatabaseSync,
  file: string,
  existed: boolean,
  migrations: readonly string[],
): void {
  const version = Number(connection.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version > migrations.length) {
    throw new AppError({
      code: 'storage',
      message: 'The history was written by a newer version of Tokendesk.',
      hint: 'Install the newest version. Nothing was changed.',
    });
  }
  if (version === migrations.length) return;
  if (existed && version > 0) connection.prepare('VACUUM INTO ?').run(`${file}.v${version}.bak`);
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (const step of migrations.slice(version)) connection.exec(step);
    connection.exec(`PRAGMA user_version = ${migrations.length}`);
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

function wrap(connection: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    prepare,
    transaction(work) {
      prepare('BEGIN IMMEDIATE').run();
      try {
        const result = work();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        prepare('ROLLBACK').run();
        throw error;
      }
    },
    close: () => connection.close(),
  };
}
