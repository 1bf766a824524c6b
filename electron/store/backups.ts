import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { createPrivateFile, removePartial, syncFile, syncFolder } from './durable-files.ts';
import { markSuspect } from './inspect.ts';
import { readBackup } from './read-backup.ts';
import { dayStamp } from './stamp.ts';

/** How many days a backup is kept. */
export const BACKUP_DAYS = 7;

/** Longest wait, in ms, for the app's own connection that is just closing. */
const LOCK_LIMIT_MS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const NAME = /^tokendesk-(\d{4}-\d{2}-\d{2})\.db$/;

/** A backup that was proven to be whole. */
export interface Backup {
  readonly path: string;
  /** Local day on which it was made: `2026-01-31`. */
  readonly day: string;
  /** Tokens in its history. */
  readonly tokens: number;
}

/** What came of today's backup. */
export type BackupOutcome = 'made' | 'there' | 'damaged';

/**
 * Makes today's backup if there is none: SQLite's own copy under a temporary name, every page checked,
 * then renamed. Old ones go only after a good one was made. The database has no secrets, so neither
 * has its backup.
 *
 * @param file absolute path of the database
 * @param folder absolute path, created if needed
 * @param copyTo copies the open database, where no second connection gets to read it
 * @returns `damaged` when the copy does not read: the database is damaged too, or the disk is failing
 * @throws what the disk says, for example when it is full; nothing half-made is left
 */
export async function makeDailyBackup(
  file: string,
  folder: string,
  nowMs: number,
  copyTo?: (path: string) => void,
): Promise<BackupOutcome> {
  const path = join(folder, `tokendesk-${dayStamp(nowMs)}.db`);
  if (existsSync(path)) return 'there';
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  try {
    removePartial(folder, 'tokendesk-');
    createPrivateFile(partial);
    if (copyTo === undefined) await copyAtOneMoment(file, partial);
    else copyTo(partial);
    if ((await readBackup(partial)) === null) {
      markSuspect(file);
      return 'damaged';
    }
    syncFile(partial);
    renameSync(partial, path);
    syncFolder(folder);
  } finally {
    removePartial(folder, 'tokendesk-');
  }
  removeOld(folder, nowMs);
  return 'made';
}

/**
 * Through a connection of its own and in one step: the app's connection stays free for its work (shared,
 * one backup in twelve failed when the app wrote at the same moment), and a change meanwhile cannot make
 * the copy start again.
 */
async function copyAtOneMoment(file: string, target: string): Promise<void> {
  const source = new DatabaseSync(file, { readOnly: true, timeout: LOCK_LIMIT_MS });
  try {
    await backup(source, target, { rate: 2 ** 31 - 1 });
  } finally {
    source.close();
  }
}

/** The newest backup that can be opened; null when there is none. */
export async function newestGoodBackup(folder: string, nowMs: number): Promise<Backup | null> {
  for (const day of backupDays(folder, nowMs)) {
    const path = join(folder, `tokendesk-${day}.db`);
    const content = await readBackup(path);
    if (content !== null) return { path, day, ...content };
  }
  return null;
}

/** Newest first. Days of the future come from a clock that was wrong, so they are trusted last. */
function backupDays(folder: string, nowMs: number): string[] {
  if (!existsSync(folder)) return [];
  const days = readdirSync(folder).flatMap((name) => NAME.exec(name)?.[1] ?? []);
  const newestFirst = days.sort().reverse();
  const future = (day: string): boolean => day > dayStamp(nowMs + DAY_MS);
  return [...newestFirst.filter((day) => !future(day)), ...newestFirst.filter(future)];
}

function removeOld(folder: string, nowMs: number): void {
  const oldest = dayStamp(nowMs - (BACKUP_DAYS - 1) * DAY_MS);
  for (const [index, day] of backupDays(folder, nowMs).entries()) {
    if (index >= BACKUP_DAYS || day < oldest) rmSync(join(folder, `tokendesk-${day}.db`), { force: true });
  }
}
