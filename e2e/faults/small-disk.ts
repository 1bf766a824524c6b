import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of its own, small enough to be filled. */
export interface SmallDisk {
  /** Absolute path of its root. */
  readonly folder: string;
  /** Fills it to the last byte. */
  fill(): void;
  /** Frees what {@link fill} took. */
  free(): void;
  /** Makes it read-only or writable again. Fails while a file on it is open for writing. */
  setReadOnly(readOnly: boolean): void;
  /** Takes it away with everything on it. */
  remove(): void;
}

/** Why there can be no small disk here; null when there can. */
export function smallDiskProblem(): string | null {
  if (process.platform !== 'linux') return 'a file system in memory is mounted on Linux only';
  if (process.getuid?.() !== 0) return 'mounting a file system needs root';
  try {
    mountSmallDisk(1).remove();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'mounting failed';
  }
}

/** @param megabytes its size */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-disk-'));
  const ballast = join(folder, 'ballast');
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tokendesk-test', folder);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  return {
    folder,
    fill: () => fill(ballast),
    free: () => rmSync(ballast, { force: true }),
    setReadOnly: (readOnly) => run('mount', '-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder),
    remove() {
      run('umount', folder);
      rmSync(folder, { recursive: true });
    },
  };
}

function fill(ballast: string): void {
  const handle = openSync(ballast, 'a');
  try {
    for (let chunk = 1 << 20; chunk >= 1; chunk >>= 1) {
      while (wrote(handle, chunk));
    }
  } finally {
    closeSync(handle);
  }
}

function wrote(handle: number, bytes: number): boolean {
  try {
    return writeSync(handle, Buffer.alloc(bytes)) > 0;
  } catch {
    return false;
  }
}

function run(command: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.trim()}`);
}
