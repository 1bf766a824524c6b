import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError, type ErrorCode, type ErrorData } from '../../shared/errors.ts';

/** What can be wrong with the database's file, folder or disk. */
export type StorageCode = Extract<ErrorCode, `storage${string}`>;

/** Names as in sqlite3.h: the low byte of an extended code is its primary code. */
const SQLITE: Readonly<Record<number, StorageCode>> = {
  3: 'storage-read-only',
  5: 'storage-locked',
  6: 'storage-locked',
  8: 'storage-read-only',
  11: 'storage-damaged',
  13: 'storage-full',
  15: 'storage-locked',
  26: 'storage-damaged',
};

const SYSTEM: Readonly<Record<string, StorageCode>> = {
  ENOSPC: 'storage-full',
  EDQUOT: 'storage-full',
  EROFS: 'storage-read-only',
  EACCES: 'storage-read-only',
  EPERM: 'storage-read-only',
};

/**
 * Turns whatever SQLite or the file system threw into data with a remedy; an {@link AppError} stays
 * as it is.
 *
 * @param file absolute path of the database
 */
export function storageError(cause: unknown, file: string): unknown {
  if (cause instanceof AppError) return cause;
  const code = storageCode(cause, dirname(file));
  return code === null ? cause : new AppError(storageProblem(code, file), { cause });
}

/** Words for a storage problem. */
export function storageProblem(code: StorageCode, file: string): ErrorData {
  const folder = dirname(file);
  switch (code) {
    case 'storage-full':
      return {
        code,
        message: `The disk is full: Tokendesk could not save anything in ${folder}.`,
        hint: 'Free some disk space, then try again. What was saved before is unchanged.',
        retry: true,
      };
    case 'storage-read-only':
      return {
        code,
        message: `Tokendesk may not write in its folder ${folder}.`,
        hint: 'Give your account the right to write in this folder, or mount its disk writable, then try again. Nothing was changed.',
        retry: true,
      };
    case 'storage-locked':
      return {
        code,
        message: 'Another program is using Tokendesk’s history.',
        hint: `Close other copies of Tokendesk and programs that may have ${file} open (a backup, a database viewer), then try again. Nothing was changed.`,
        retry: true,
      };
    case 'storage-damaged':
      return {
        code,
        message: 'Tokendesk’s history is damaged.',
        hint: 'Quit and start Tokendesk again: it keeps the damaged file and offers the newest backup. Your secrets stay in the keychain.',
      };
    case 'storage-newer':
      return {
        code,
        message: 'The history was written by a newer version of Tokendesk.',
        hint: 'Install the newest version. Nothing was changed.',
      };
    case 'storage':
      return {
        code,
        message: `Tokendesk cannot use its database ${file}.`,
        hint: 'Check that the folder exists and its disk works, then try again. Your secrets stay in the keychain.',
        retry: true,
      };
  }
}

/** Null when the error does not come from storage at all. */
function storageCode(cause: unknown, folder: string): StorageCode | null {
  if (!(cause instanceof Error)) return null;
  if ('errcode' in cause && typeof cause.errcode === 'number') {
    const primary = cause.errcode & 0xff;
    // 10 (input/output) and 14 (cannot open) say nothing about why; 1 and 19 to 21 are faults of ours.
    if (primary === 10 || primary === 14) return troubleOf(folder);
    return SQLITE[primary] ?? null;
  }
  if (!('code' in cause) || !('syscall' in cause)) return null;
  return SYSTEM[String(cause.code)] ?? 'storage';
}

function troubleOf(folder: string): StorageCode {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    // SQLite shares its index of the log through a file of 32 KiB.
    return bavail * bsize < 64 * 1024 ? 'storage-full' : 'storage';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return SYSTEM[code] ?? 'storage';
  }
}
