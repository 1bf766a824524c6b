import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createPrivateFile, syncFile, syncFolder } from './durable-files.ts';
import { reduceAnswers, reduceBackups } from './reduce-answers.ts';

/**
 * Brings the schema to the newest version, all steps or none of them. A database with content is
 * copied to `<file>.v<N>.bak` first.
 *
 * @param file absolute path of the open database
 */
export function migrate(connection: DatabaseSync, file: string, migrations: readonly string[]): void {
  const version = Number(connection.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version === migrations.length) return;
  if (version > 0) keepOldVersion(connection, `${file}.v${version}.bak`);
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (let step = version; step < migrations.length; step++) connection.exec(migrations[step] ?? '');
    connection.exec(`PRAGMA user_version = ${migrations.length}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
  // After the commit: should it fail now, the next start finds nothing to migrate, and the backups end in a week.
  if (version > 0) reduceBackups(file);
}

/** An interrupted migration leaves such a copy; it is made again, because the history may have grown since. */
function keepOldVersion(connection: DatabaseSync, target: string): void {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  createPrivateFile(partial);
  try {
    connection.prepare('VACUUM INTO ?').run(partial);
    reduceAnswers(partial);
    syncFile(partial);
    renameSync(partial, target);
    syncFolder(dirname(target));
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
