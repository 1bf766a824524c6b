import {
  closeSync,
  copyFileSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Makes sure that a file's content survives a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes sure that new and renamed names in a folder survive a power cut. Windows has no such call. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Creates an empty file if there is none of that name; in either case only its owner can read it then. */
export function createPrivateFile(path: string): void {
  const handle = openSync(path, 'a', 0o600);
  try {
    fchmodSync(handle, 0o600);
  } catch {
    // A file of somebody else, shared on purpose: its rights are theirs to give.
  } finally {
    closeSync(handle);
  }
}

/** Removes what a killed run left half-written in a folder: `<start>...partial`, and SQLite's files beside it. */
export function removePartial(folder: string, start: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(start) && /\.partial(-journal|-wal|-shm)?$/.test(name)) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

/** Copies a file so that the copy is there whole or not at all, readable by its owner only. */
export function copyWhole(from: string, to: string): void {
  const partial = `${to}.partial`;
  try {
    rmSync(partial, { force: true });
    createPrivateFile(partial);
    copyFileSync(from, partial);
    syncFile(partial);
    renameSync(partial, to);
    syncFolder(dirname(to));
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Renames a file if it is there. */
export function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
