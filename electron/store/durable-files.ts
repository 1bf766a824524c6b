import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

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

/** Creates an empty file that only its owner can read, if there is none of that name. */
export function createPrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
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
