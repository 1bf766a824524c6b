import { createHash } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPORARY_PREFIX } from '../browser/profile.ts';
import { isStillRunning, ownIdentity } from './process-identity.ts';

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

// A socket's path may hold only about a hundred characters, so it is not in the user-data folder itself.
// The name begins as that of Chromium's profile does: whatever sweeps the one sweeps the other.
function socketPath(userData: string, pid: number): string {
  const name = `${TEMPORARY_PREFIX}${pid}-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function take(lock: string): boolean {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, ownIdentity());
  try {
    // A link appears whole or not at all, so nobody ever reads a half-written lock.
    linkSync(mine, lock);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function holderOf(lock: string): number {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10);
  } catch {
    return 0;
  }
}

/** Removes the lock of a process that is gone; false when somebody lives behind it. */
function removeStale(lock: string): boolean {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    if (isStillRunning(readFileSync(lock, 'utf8'))) return false;
    // Moved, then looked at again: another start may have replaced it in between.
    renameSync(lock, aside);
    if (!isStillRunning(readFileSync(aside, 'utf8'))) return true;
    linkSync(aside, lock);
    return false;
  } catch {
    return true;
  } finally {
    rmSync(aside, { force: true });
  }
}

function listen(userData: string, onSecond: (start: SecondStart) => void): void {
  const path = socketPath(userData, process.pid);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => {
      onSecond(JSON.parse(text) as SecondStart);
      socket.end();
    });
    socket.on('error', () => undefined);
  });
  server.on('error', () => undefined);
  server.listen(path).unref();
  process.on('exit', () => {
    rmSync(join(userData, 'SingletonLock'), { force: true });
    if (process.platform !== 'win32') rmSync(path, { force: true });
  });
}

/** Becomes the only instance (`true`), or finds another one and starts telling it (a promise). */
export function lockInstance(
  userData: string,
  start: SecondStart,
  onSecond: (start: SecondStart) => void,
): true | Promise<void> {
  const lock = join(userData, 'SingletonLock');
  if (!take(lock) && !(removeStale(lock) && take(lock))) return tell(userData, lock, start);
  listen(userData, onSecond);
  return true;
}

function tell(userData: string, lock: string, start: SecondStart): Promise<void> {
  const path = socketPath(userData, holderOf(lock));
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.end(JSON.stringify(start)));
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}
