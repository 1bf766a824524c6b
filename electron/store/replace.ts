import { closeSync, existsSync, ftruncateSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  copyWhole,
  createPrivateFile,
  moveIfThere,
  removePartial,
  syncFile,
  syncFolder,
} from './durable-files.ts';
import { timeStamp } from './stamp.ts';
import { readWal } from './wal-check.ts';

/** SQLite's own names for what belongs to one database; the index of the log first, the database last. */
const COMPANIONS = ['-shm', '-wal', ''] as const;

/**
 * Puts another database in the place of a damaged one, which is kept beside it with its log under a
 * name with the date. A crash at any moment is finished by {@link finishReplacement}: the prepared
 * file is the decision, and its name carries the date.
 *
 * @param replacement absolute path of a backup; null for an empty history
 * @returns absolute path of the file that was set aside
 */
export function replaceDatabase(file: string, replacement: string | null, nowMs: number): string {
  const stamp = freeStamp(file, nowMs);
  const prepared = `${file}.replace-${stamp}`;
  if (replacement === null) createPrivateFile(prepared);
  else copyWhole(replacement, prepared);
  syncFolder(dirname(file));
  finishReplacement(file);
  return asideName(file, stamp);
}

/** Finishes a replacement that was decided and broken off. Does nothing when there is none. */
export function finishReplacement(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  removePartial(folder, basename(file, '.db'));
  const start = `${basename(file)}.replace-`;
  const name = readdirSync(folder).find((one) => one.startsWith(start));
  if (name === undefined) return;
  const aside = asideName(file, name.slice(start.length));
  for (const companion of COMPANIONS) {
    // When it was broken off after the last of these moves, the new file is not in place yet.
    moveIfThere(`${file}${companion}`, `${aside}${companion}`);
  }
  syncFolder(folder);
  renameSync(join(folder, name), file);
  syncFolder(folder);
  rmSync(`${file}.suspect`, { force: true });
}

/**
 * For a damaged log beside a sound database: keeps copies of both, then cuts the log where it stops
 * being readable.
 *
 * @returns absolute path of the copy
 */
export function keepReadablePart(file: string, nowMs: number): string {
  const wal = `${file}-wal`;
  const aside = asideName(file, freeStamp(file, nowMs));
  copyWhole(wal, `${aside}-wal`);
  copyWhole(file, aside);
  const handle = openSync(wal, 'r+');
  try {
    ftruncateSync(handle, readWal(wal).readableBytes);
  } finally {
    closeSync(handle);
  }
  syncFile(wal);
  return aside;
}

/** A stamp under which nothing was set aside yet, even when the clock was put back. */
function freeStamp(file: string, nowMs: number): string {
  const stamp = timeStamp(nowMs);
  const taken = (one: string): boolean =>
    COMPANIONS.some((companion) => existsSync(`${asideName(file, one)}${companion}`));
  let free = stamp;
  for (let number = 2; taken(free); number++) free = `${stamp}-${number}`;
  return free;
}

function asideName(file: string, stamp: string): string {
  return file.replace(/(\.db)?$/, `.damaged-${stamp}.db`);
}
