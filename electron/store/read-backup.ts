import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const contentSchema = z.object({ tokens: z.number() });

// In a thread of its own: checking 100,000 tokens takes 90 to 160 ms, in which the window would not answer. As
// text, so that it runs from the bundle, the packaged archive and the sources alike. `immutable` keeps
// SQLite from putting a log beside a backup and from believing one that lies there. Closed before anything is
// told: Windows neither renames nor removes a file that is still open.
export const CHECK = `
  const { DatabaseSync } = require('node:sqlite');
  const { parentPort, workerData } = require('node:worker_threads');
  const connection = new DatabaseSync(new URL(workerData), { readOnly: true });
  const read = () => {
    try {
      const sound = connection.prepare('PRAGMA quick_check(1)').get().quick_check === 'ok';
      return sound ? connection.prepare('SELECT count(*) AS tokens FROM tokens').get() : null;
    } finally {
      connection.close();
    }
  };
  parentPort.postMessage(read());
`;

/**
 * Checks every page of a backup and counts its tokens, in a thread of its own.
 *
 * @param path absolute path
 * @returns null when it is damaged, unreadable or no database of ours
 */
export function readBackup(path: string): Promise<{ tokens: number } | null> {
  const address = pathToFileURL(path);
  address.searchParams.set('immutable', '1');
  const worker = new Worker(CHECK, { eval: true, workerData: address.href });
  // Quitting does not wait for it.
  worker.unref();
  return new Promise((resolve) => {
    worker.once('message', (content: unknown) => resolve(contentSchema.safeParse(content).data ?? null));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
  });
}
