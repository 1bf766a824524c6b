import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHECK, readBackup } from './read-backup.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the worker does, in order, with a connection whose statements do this. */
function stepsOf(get: (sql: string) => unknown): string[] {
  const steps: string[] = [];
  class DatabaseSync {
    prepare = (sql: string) => ({ get: () => get(sql) });
    close = () => steps.push('closed');
  }
  const modules: Record<string, unknown> = {
    'node:sqlite': { DatabaseSync },
    'node:worker_threads': {
      parentPort: { postMessage: (told: unknown) => steps.push(`told ${JSON.stringify(told)}`) },
      workerData: 'file:///backup.db',
    },
  };
  try {
    runInNewContext(CHECK, { require: (name: string) => modules[name], URL });
  } catch (error) {
    steps.push(`failed ${(error as Error).message}`);
  }
  return steps;
}

describe('reading a backup', () => {
  it('counts its tokens, and finds a file that is none', async () => {
    const good = join(folder, 'good.db');
    const connection = new DatabaseSync(good);
    connection.exec('CREATE TABLE tokens (id); INSERT INTO tokens VALUES (1), (2)');
    connection.close();
    const bad = join(folder, 'bad.db');
    writeFileSync(bad, 'no database at all, but long enough to look like one'.repeat(100));
    expect(await readBackup(good)).toEqual({ tokens: 2 });
    expect(await readBackup(bad)).toBeNull();
    expect(await readBackup(join(folder, 'missing.db'))).toBeNull();
  });

  it('has closed the file before it says what is in it, because Windows renames no open file', () => {
    expect(stepsOf((sql) => (sql.startsWith('PRAGMA') ? { quick_check: 'ok' } : { tokens: 3 }))).toEqual([
      'closed',
      'told {"tokens":3}',
    ]);
    const broken = stepsOf(() => {
      throw new Error('disk I/O error');
    });
    expect(broken).toEqual(['closed', 'failed disk I/O error']);
  });
});
