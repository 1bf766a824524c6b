import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPORARY_PREFIX } from '../browser/profile.ts';
import { dropLock, lockHolder, removeStaleLock, takeLock } from './instance-lock.ts';

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
    dropLock(userData);
    if (process.platform !== 'win32') rmSync(path, { force: true });
  });
}

/** Becomes the only instance (`true`), or finds another one and starts telling it (a promise). */
export function lockInstance(
  userData: string,
  start: SecondStart,
  onSecond: (start: SecondStart) => void,
): true | Promise<void> {
  if (!takeLock(userData) && !(removeStaleLock(userData) && takeLock(userData))) return tell(userData, start);
  listen(userData, onSecond);
  return true;
}

function tell(userData: string, start: SecondStart): Promise<void> {
  const holder = lockHolder(userData);
  // Another computer's process cannot be told; Electron only says no.
  if (holder === null || holder.host !== hostname()) return Promise.resolve();
  const path = socketPath(userData, holder.pid);
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.end(JSON.stringify(start)));
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}
