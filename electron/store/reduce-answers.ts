import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { syncFile } from './durable-files.ts';

/**
 * Leaves the status of each stored answer and nothing else. Versions that kept whole answers wrote the
 * status alone in the first line; now its line goes on with a comma.
 */
export const REDUCE_ANSWERS = `
  UPDATE tokens
    SET answer = substr(answer, 1, instr(answer || char(10), char(10)) - 1) || ', and more that is no longer kept'
    WHERE answer GLOB 'HTTP [0-9]*' AND answer NOT GLOB 'HTTP [0-9]*, *';
`;

/** Reduces the answers in a database file that nobody has open, and leaves nothing of them in its free pages. */
export function reduceAnswers(path: string): void {
  const connection = new DatabaseSync(path);
  try {
    connection.exec(`PRAGMA secure_delete = ON; ${REDUCE_ANSWERS}`);
    connection.exec('VACUUM');
  } finally {
    connection.close();
  }
}

/**
 * Reduces the answers in all backups of a database: daily ones, and copies of older schemas. One that cannot
 * be read stays as it is: it may be all that there is.
 *
 * @param file absolute path of the database
 */
export function reduceBackups(file: string): void {
  for (const path of backupsOf(file)) {
    const partial = `${path}.partial`;
    try {
      copyFileSync(path, partial);
      reduceAnswers(partial);
      syncFile(partial);
      renameSync(partial, path);
    } catch {
      rmSync(partial, { force: true });
    }
  }
}

function backupsOf(file: string): readonly string[] {
  const folder = dirname(file);
  const daily = join(folder, 'backups');
  return [
    ...filesIn(folder).filter((path) => path.startsWith(`${file}.v`) && path.endsWith('.bak')),
    ...filesIn(daily).filter((path) => path.endsWith('.db')),
  ];
}

function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
