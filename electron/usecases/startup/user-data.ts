import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type ErrorData } from '../../../shared/errors.ts';
import { storageError, storageProblem } from '../../store/storage-errors.ts';

/** What a start needs at least, in bytes: SQLite's index of its log and a first change. */
const NEEDED_BYTES = 64 * 1024;

/** Where everything lies in the user-data folder. */
export function dataPaths(userData: string): { readonly database: string; readonly backups: string } {
  return { database: join(userData, 'tokendesk.db'), backups: join(userData, 'backups') };
}

/**
 * Tries to write into the user-data folder, before anything else does: where that fails, the lock of
 * the one running copy fails too, and looks as if another copy were running.
 *
 * @param find returns the folder's absolute path; may create it, and so may throw
 * @returns what is wrong; null when all is well
 */
export function userDataProblem(find: () => string): ErrorData | null {
  let probe = 'the user-data folder';
  try {
    const folder = find();
    probe = join(folder, '.write-test');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const handle = openSync(probe, 'w', 0o600);
    try {
      writeSync(handle, Buffer.alloc(NEEDED_BYTES));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
      rmSync(probe, { force: true });
    }
    return null;
  } catch (thrown) {
    const error = storageError(thrown, probe);
    return error instanceof AppError ? error.data : storageProblem('storage', probe);
  }
}
