import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../electron/store/database.ts';
import { MIGRATIONS } from '../../electron/store/migrations.ts';
import { tokenIds } from '../../electron/store/testing/histories.ts';
import { dataPaths } from '../../electron/usecases/startup/user-data.ts';
import { createProfile } from '../fixtures/profile.ts';
import { issue } from '../fixtures/screens.ts';
import { vendorOf } from '../fixtures/vendors.ts';
import { type Fault, same } from './fault.ts';
import { historyWithBackup, idsIn, listed, withApp } from './histories.ts';

/** Shifts the clock of a whole process, as a wrong system clock does. */
const clockShift = (ms: number): string =>
  `--import=data:text/javascript,${encodeURIComponent(`
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) { if (given.length) super(...given); else super(Real.now() + ${ms}); }
      static now() { return Real.now() + ${ms}; }
    };`)}`;

const NEXT = [
  ...MIGRATIONS,
  'CREATE TABLE one_more (id INTEGER) STRICT',
  'CREATE TABLE two_more (id INTEGER) STRICT',
];

export const SURVIVALS: readonly Fault[] = [
  {
    name: 'killed in the middle of a migration',
    async run(profile) {
      const file = await historyWithBackup(profile.userData);
      const child = spawnSync(process.execPath, [join(import.meta.dirname, 'killed-migration.ts'), file]);
      same('signal', child.signal, 'SIGKILL');
      same('the history for this version', idsIn(file), ['new', 'old']);
      const db = openDatabase(file, NEXT);
      same('the history after the migration', tokenIds(db), ['new', 'old']);
      db.close();
      return 'the next start migrates again';
    },
  },
  {
    name: 'a path with spaces, emoji and over 200 characters',
    async run({ userData }) {
      const long = join(userData, `Größe 😀 ${'so long '.repeat(8)}`, 'x'.repeat(120), '日本 語');
      const profile = createProfile(long);
      try {
        await historyWithBackup(long);
        return await withApp(
          profile,
          async ({ page }) => {
            await issue(page, vendorOf('crmcom'));
            same('rows', (await listed(page)).length, 3);
            same('backups', readdirSync(dataPaths(long).backups).length, 2);
            return `${long.length} characters: a token was issued, the backup was made`;
          },
          { practice: true },
        );
      } finally {
        profile.remove();
      }
    },
  },
  {
    name: 'the clock was 400 days ahead, and is right again',
    async run(profile) {
      await historyWithBackup(profile.userData);
      const ahead = { NODE_OPTIONS: clockShift(400 * 86_400_000) };
      await withApp(profile, async ({ page }) => void (await issue(page, vendorOf('crmcom'))), {
        practice: true,
        env: ahead,
      });
      return withApp(profile, async ({ page }) => {
        const all = await listed(page);
        same('rows', all.length, 3);
        same('backups', readdirSync(dataPaths(profile.userData).backups).length >= 2, true);
        return 'every token is listed once; today’s backup was made';
      });
    },
  },
];
