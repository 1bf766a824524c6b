import { existsSync, rmSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../shared/errors.ts';
import { createPrivateFile } from './durable-files.ts';
import { connectToLook, type DatabaseLocation } from './journal.ts';
import { storageProblem } from './storage-errors.ts';
import { readWal } from './wal-check.ts';

/**
 * Largest file, in bytes, of which every page is checked at each start. 100,000 tokens are 76 MB and
 * take 90 to 160 ms, so a larger file is checked before the window only after a run that did not end well;
 * otherwise the daily backup, a copy of it page by page, is checked behind the window.
 */
const ALWAYS_CHECKED_BYTES = 16_000_000;

/**
 * Looks at a database without changing a byte of it: nothing may be written into a damaged file, not
 * even by closing it.
 *
 * @param newestVersion the schema version that this program knows
 * @throws AppError `storage-damaged`, `storage-newer`
 */
export function inspectDatabase(file: string, newestVersion: number, location: DatabaseLocation): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const wal = `${file}-wal`;
  const unclean = (statSync(wal, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (unclean && readWal(wal).damaged) throw new AppError(storageProblem('storage-damaged', file));
  if (size === 0) return;
  const connection = connectToLook(location);
  try {
    const version = Number(connection.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    const objects = Number(connection.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0);
    const suspect = existsSync(suspectMark(file));
    const sound =
      isVersion(version, objects) &&
      (!(unclean || suspect || size <= ALWAYS_CHECKED_BYTES) || isSound(connection));
    if (!sound) throw new AppError(storageProblem('storage-damaged', file));
    if (version > newestVersion) throw new AppError(storageProblem('storage-newer', file));
    if (suspect) rmSync(suspectMark(file), { force: true });
  } finally {
    connection.close();
  }
}

/** Whether every page reads as SQLite wrote it. */
export function isSound(connection: DatabaseSync): boolean {
  return connection.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok';
}

/** Whether a file can carry this version: step by step since 1, and 0 only while it is empty. */
function isVersion(version: number, objects: number): boolean {
  return version > 0 ? version < 10_000 : version === 0 && objects === 0;
}

/** Has the next start check every page, because something read wrong. */
export function markSuspect(file: string): void {
  try {
    createPrivateFile(suspectMark(file));
  } catch {
    // On a full disk the next start cannot be told; reading the damaged page again will tell it.
  }
}

const suspectMark = (file: string): string => `${file}.suspect`;
