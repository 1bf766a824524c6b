// The file that says which process uses a user-data folder, as Chromium keeps it: a link to `<host>-<process id>`
// beside the data. Windows makes links for administrators only, so there it is a file with the same text.
import { readFileSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isStillRunning, ownIdentity } from './process-identity.ts';

const LINKS = process.platform !== 'win32';

/** Who holds a user-data folder. */
export interface LockHolder {
  readonly host: string;
  readonly pid: number;
}

const lockIn = (userData: string): string => join(userData, 'SingletonLock');
// A process id may have been given away again: the start time of the holder lies beside its lock.
const cookieIn = (userData: string): string => join(userData, 'SingletonCookie');

function put(path: string, text: string): void {
  if (LINKS) symlinkSync(text, path);
  else writeFileSync(path, text, { flag: 'wx' });
}

function textOf(path: string): string | null {
  try {
    return LINKS ? readlinkSync(path) : readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Becomes the holder; false when there is one, alive or not. */
export function takeLock(userData: string): boolean {
  try {
    // Made whole or not at all, so nobody ever reads half a lock.
    put(lockIn(userData), `${hostname()}-${process.pid}`);
  } catch {
    return false;
  }
  rmSync(cookieIn(userData), { force: true });
  put(cookieIn(userData), ownIdentity());
  return true;
}

/** Gives the folder back. */
export function dropLock(userData: string): void {
  for (const path of [lockIn(userData), cookieIn(userData)]) rmSync(path, { force: true });
}

/** Who holds the folder now; null when nobody does. */
export function lockHolder(userData: string): LockHolder | null {
  return holderIn(lockIn(userData));
}

function holderIn(path: string): LockHolder | null {
  const text = textOf(path);
  if (text === null) return null;
  const dash = text.lastIndexOf('-');
  return { host: text.slice(0, dash), pid: Number(text.slice(dash + 1)) };
}

// Of a process on another computer nothing can be known: it counts as alive, as in Chromium.
function isAlive({ host, pid }: LockHolder, userData: string): boolean {
  if (host !== hostname()) return true;
  const cookie = textOf(cookieIn(userData));
  return isStillRunning(cookie?.startsWith(`${pid} `) === true ? cookie : String(pid));
}

/** Removes the lock of a process that is gone; false when somebody lives behind it. */
export function removeStaleLock(userData: string): boolean {
  const holder = lockHolder(userData);
  if (holder === null) return true;
  if (isAlive(holder, userData)) return false;
  const lock = lockIn(userData);
  const aside = `${lock}.${process.pid}.stale`;
  try {
    // Moved, then looked at again: another start may have replaced it in between.
    renameSync(lock, aside);
    const moved = holderIn(aside);
    if (moved === null || !isAlive(moved, userData)) return true;
    renameSync(aside, lock);
    return false;
  } catch {
    return true;
  } finally {
    rmSync(aside, { force: true });
  }
}
