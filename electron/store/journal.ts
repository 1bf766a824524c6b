import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isNetworkFolder } from './network-folder.ts';

/**
 * How changes are made durable: with a write-ahead log, or, where that cannot be had or would not be safe, with a
 * rollback journal and the file to ourselves.
 */
export type Journal = 'wal' | 'rollback';

/** Where a database lies. */
export interface DatabaseLocation {
  /** Absolute path, or a `file:` URL with SQLite's parameters. */
  readonly address: string | URL;
  /** Another computer may have it open too. */
  readonly isShared: boolean;
}

/** Longest wait, in ms, for another program that is writing into the database. */
const LOCK_LIMIT_MS = 2_000;

/** "Unable to open", and what the shared memory of a write-ahead log can fail with; names as in sqlite3.h. */
const NO_SHARED_MEMORY: ReadonlySet<number> = new Set([
  14, // SQLITE_CANTOPEN
  4618, // SQLITE_IOERR_SHMOPEN
  4874, // SQLITE_IOERR_SHMSIZE
  5130, // SQLITE_IOERR_SHMLOCK
  5386, // SQLITE_IOERR_SHMMAP
]);

/** A journal has to be played back, which a connection for reading may not; name as in sqlite3.h. */
const READONLY_ROLLBACK = 776;

/** @param file absolute path; its folder exists */
export function locate(file: string): DatabaseLocation {
  return { address: file, isShared: isNetworkFolder(dirname(file)) };
}

/**
 * Opens a database for writing. Each commit is on the disk when it returns, in either journal.
 *
 * @throws what SQLite says
 */
export function connectDurably(location: DatabaseLocation): {
  readonly connection: DatabaseSync;
  readonly journal: Journal;
} {
  const open = (): DatabaseSync =>
    new DatabaseSync(location.address, { timeout: LOCK_LIMIT_MS, enableForeignKeyConstraints: true });
  if (!location.isShared) {
    const connection = open();
    try {
      if (askForWal(connection)) {
        connection.exec('PRAGMA synchronous = FULL');
        return { connection, journal: 'wal' };
      }
    } catch (error) {
      connection.close();
      throw error;
    }
    connection.close();
  }
  const connection = open();
  try {
    // First of all: a file that once had a write-ahead log opens only so. EXTRA, because with FULL a power cut could
    // bring back the journal of a change that was committed.
    connection.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;',
    );
    // Takes the file now; a second copy is refused at its start and not in the middle of its work.
    connection.exec('BEGIN EXCLUSIVE; COMMIT;');
    return { connection, journal: 'rollback' };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens a database to look at it. Nothing is written but what a rollback journal demands: after a crash in the middle
 * of a change, the file is whole only once the change is taken back.
 */
export function connectToLook(location: DatabaseLocation): DatabaseSync {
  const open = (readOnly: boolean): DatabaseSync =>
    new DatabaseSync(location.address, { readOnly, timeout: LOCK_LIMIT_MS });
  const connection = open(true);
  try {
    // The first read shows whether a log can be had.
    connection.prepare('PRAGMA user_version').get();
    return connection;
  } catch (error) {
    connection.close();
    if (codeOf(error) === READONLY_ROLLBACK) return open(false);
    if (!wantsSharedMemory(error)) throw error;
    const alone = open(true);
    alone.exec('PRAGMA locking_mode = EXCLUSIVE');
    return alone;
  }
}

/** Whether there is a write-ahead log now. SQLite answers with the journal that it has, whatever was asked for. */
function askForWal(connection: DatabaseSync): boolean {
  try {
    return connection.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode === 'wal';
  } catch (error) {
    if (wantsSharedMemory(error)) return false;
    throw error;
  }
}

const wantsSharedMemory = (error: unknown): boolean => NO_SHARED_MEMORY.has(codeOf(error));

/** SQLite's extended code; 0 for what is not SQLite's. */
function codeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}
