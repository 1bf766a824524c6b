import { readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

// Chromium marks a user-data folder as in use with a link to `<host>-<process id>` (Linux and macOS). A lock of
// a process that is gone it takes over itself; one of another computer it respects, and says nothing.
const LOCK = 'SingletonLock';
const ALL = [LOCK, 'SingletonCookie', 'SingletonSocket'];

/** Who keeps us from using a user-data folder. */
export type LockProblem =
  /** Another computer does, or this one did under another name; nobody here can tell whether it still runs. */
  | { readonly kind: 'another-computer'; readonly host: string }
  /** A process of this computer did that is gone. */
  | { readonly kind: 'left-behind' };

/**
 * Looks why the lock of a user-data folder was refused.
 *
 * @returns null when a running copy of this computer holds it, or when it cannot be told
 */
export function lockProblem(userData: string): LockProblem | null {
  const holder = holderOf(userData);
  if (holder === null) return null;
  if (holder.host !== hostname()) return { kind: 'another-computer', host: holder.host };
  return isRunning(holder.pid) ? null : { kind: 'left-behind' };
}

/** Takes the lock away from whoever has it; the agent has said that nobody uses the folder. */
export function breakLock(userData: string): void {
  for (const name of ALL) rmSync(join(userData, name), { force: true });
}

function holderOf(userData: string): { readonly host: string; readonly pid: number } | null {
  try {
    const text = readlinkSync(join(userData, LOCK));
    // A host name may have dashes of its own.
    const [, host, pid] = /^(.+)-(\d{1,10})$/.exec(text) ?? [];
    return host === undefined ? null : { host, pid: Number(pid) };
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
