import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../electron/store/database.ts';
import { MIGRATIONS } from '../../electron/store/migrations.ts';
import { bytesOf } from '../../electron/store/testing/histories.ts';
import { type Fault, Skipped, same, says } from './fault.ts';
import { historyWithBackup, idsIn, withApp } from './histories.ts';
import { mountSmallDisk, type SmallDisk, smallDiskProblem } from './small-disk.ts';
import { startToEnd } from './start-app.ts';

/** Works on a small disk of its own, and takes it away again. */
async function onDisk<T>(work: (disk: SmallDisk) => Promise<T>): Promise<T> {
  const problem = smallDiskProblem();
  if (problem !== null) throw new Skipped(problem);
  const disk = mountSmallDisk(4);
  try {
    return await work(disk);
  } finally {
    disk.remove();
  }
}

/** Starts the app where it cannot work, has the agent give up, and checks that nothing changed. */
function refusal(
  name: string,
  words: string,
  prepare: (disk: SmallDisk) => void,
  tidy: (disk: SmallDisk) => void,
): Fault {
  return {
    name,
    run: (profile) =>
      onDisk(async (disk) => {
        const userData = join(disk.folder, 'user data');
        const file = await historyWithBackup(userData);
        const before = bytesOf(file);
        prepare(disk);
        const { status, output } = await startToEnd(profile, { userData });
        tidy(disk);
        same('status', status, 0);
        same('the file', bytesOf(file), before);
        same('the history', idsIn(file), ['new', 'old']);
        return says(output, words);
      }),
  };
}

export const REFUSALS: readonly Fault[] = [
  refusal(
    'read-only folder',
    'may not write',
    (disk) => disk.setReadOnly(true),
    (disk) => disk.setReadOnly(false),
  ),
  refusal(
    'disk full at the start',
    'disk is full',
    (disk) => disk.fill(),
    (disk) => disk.free(),
  ),
  {
    name: 'disk full at the start, then room',
    run: (profile) =>
      onDisk(async (disk) => {
        const userData = join(disk.folder, 'user data');
        const file = await historyWithBackup(userData);
        disk.fill();
        // The first “Try again” finds room: the app opens, and so does not end by itself.
        const opened = await startToEnd(profile, {
          userData,
          answer: 'accept',
          limitMs: 6_000,
          onOutput: () => disk.free(),
        }).catch((error: Error) => error.message);
        if (typeof opened !== 'string') throw new Error(`It ended:\n${opened.output}`);
        same('the history', idsIn(file), ['new', 'old']);
        return says(opened, 'disk is full');
      }),
  },
  {
    name: 'the right to write was taken away',
    async run(profile) {
      if (process.platform !== 'linux' || process.getuid?.() !== 0) {
        throw new Skipped('only root can become somebody without the right');
      }
      const file = await historyWithBackup(profile.userData);
      const before = bytesOf(file);
      // Readable for everybody, writable for nobody but root.
      for (const path of [dirname(dirname(file)), dirname(file)]) chmodSync(path, 0o755);
      chmodSync(file, 0o644);
      const child = join(import.meta.dirname, 'without-permission.ts');
      const { stdout } = spawnSync(process.execPath, [child, profile.userData], { encoding: 'utf8' });
      same('times that it says so', stdout.split('may not write').length - 1, 2);
      same('the file', bytesOf(file), before);
      return says(stdout, 'may not write');
    },
  },
  {
    name: 'locked by another program',
    async run(profile) {
      const file = await historyWithBackup(profile.userData);
      const other = new DatabaseSync(file);
      other.exec('BEGIN IMMEDIATE');
      try {
        const { output } = await startToEnd(profile);
        return says(output, 'Another program is using');
      } finally {
        other.exec('ROLLBACK');
        other.close();
        same('the history', idsIn(file), ['new', 'old']);
      }
    },
  },
  {
    name: 'written by a newer version',
    async run(profile) {
      const file = join(profile.userData, 'tokendesk.db');
      openDatabase(file, [...MIGRATIONS, 'CREATE TABLE more (id INTEGER) STRICT']).close();
      const before = bytesOf(file);
      const { output } = await startToEnd(profile);
      same('the file', bytesOf(file), before);
      return says(output, 'newer version');
    },
  },
  {
    name: 'another copy is running',
    async run(profile) {
      await historyWithBackup(profile.userData);
      return withApp(profile, async ({ page }) => {
        const { status, output } = await startToEnd(profile);
        same('status', status, 0);
        await page.getByRole('link', { name: 'History' }).click();
        return says(output, 'already running');
      });
    },
  },
];
