import { open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import stubbornFs from 'stubborn-fs';
import type { Database } from './database.ts';
import { syncFolder } from './durable-files.ts';

/**
 * Unfinished files in folders of the agent. Each path is in the database before there is such a file, so
 * that what a crash leaves is found again; each has a name that nobody else gives a file.
 */
export interface PartFiles {
  /** Paths that may be left over. */
  all(): string[];
  announce(part: string): void;
  /** Writes a new file, readable by its owner only, to the disk. Fails when there is one of that name. */
  write(part: string, text: string): Promise<void>;
  /** Gives it its real name; a file of that name is replaced. */
  publish(part: string, path: string): Promise<void>;
  /** Removes it if it is there. */
  remove(part: string): Promise<void>;
  /** Nothing of that name is left. */
  forget(part: string): void;
}

/** Virus scanners and sync clients hold a new file for a moment; so long it is tried again, in ms. */
const BUSY_LIMIT_MS = 2_000;

/** Part files that are announced in the database. */
export function partFiles(db: Database): PartFiles {
  return {
    all: () =>
      db
        .prepare('SELECT path FROM part_files')
        .all()
        .map(({ path }) => String(path)),
    announce: (part) => void db.prepare('INSERT INTO part_files (path) VALUES (?)').run(part),
    async write(part, text) {
      const handle = await open(part, 'wx', 0o600);
      try {
        await handle.writeFile(text, 'utf8');
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    async publish(part, path) {
      await stubbornFs.retry.rename({ timeout: BUSY_LIMIT_MS })(part, path);
      try {
        syncFolder(dirname(part));
      } catch {
        // Not every file system can do that; the file is there.
      }
    },
    async remove(part) {
      // A folder that is not there now, such as that of a memory stick, may come back with the file.
      await stat(dirname(part));
      await rm(part, { force: true });
    },
    forget: (part) => void db.prepare('DELETE FROM part_files WHERE path = ?').run(part),
  };
}
