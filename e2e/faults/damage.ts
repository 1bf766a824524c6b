import { readdirSync, statSync, truncateSync } from 'node:fs';
import { auditTable } from '../../electron/store/audit-table.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { bytesOf, scribble } from '../../electron/store/testing/histories.ts';
import type { Profile } from '../fixtures/profile.ts';
import { type Fault, same, says } from './fault.ts';
import { historyWithBackup, listed, withApp } from './histories.ts';
import { startToEnd } from './start-app.ts';

const MANY = Array.from({ length: 30 }, (_, n) => `x${n}`);

/** The file is damaged; the agent takes the proposal. Checks what is listed then, and what was kept. */
async function takeProposal(
  profile: Profile,
  damaged: string,
  wanted: (ids: string[]) => boolean,
): Promise<string> {
  return withApp(profile, async ({ page, output }) => {
    const ids = await listed(page);
    if (!wanted(ids)) throw new Error(`listed: ${ids.join(', ')}`);
    const kept = readdirSync(profile.userData).find((name) => /^tokendesk\.damaged-.*\.db$/.test(name));
    same('the damaged files that were kept', bytesOf(`${profile.userData}/${kept}`), damaged);
    return says(output(), 'damaged');
  });
}

const onlyOld = (ids: string[]): boolean => ids.join() === 'old';

/** A history, damaged in one way, and the backup opened in its place. */
function damage(name: string, how: (file: string) => void): Fault {
  return {
    name,
    async run(profile) {
      const file = await historyWithBackup(profile.userData);
      how(file);
      return takeProposal(profile, bytesOf(file), onlyOld);
    },
  };
}

export const DAMAGE: readonly Fault[] = [
  damage('random bytes in the header', (file) => scribble(file, 0, 100)),
  damage('random bytes in a page', (file) => scribble(file, 2 * 4_096, 4_096)),
  damage('random bytes at the end of the schema', (file) => scribble(file, 4_000, 96)),
  damage('a file that ends too early', (file) => truncateSync(file, statSync(file).size - 4_096)),
  {
    name: 'random bytes in the log of a killed run',
    async run(profile) {
      const file = await historyWithBackup(profile.userData, MANY);
      scribble(`${file}-wal`, statSync(`${file}-wal`).size / 2, 300);
      return takeProposal(profile, bytesOf(file), (ids) => ids.includes('new') && ids.includes('x0'));
    },
  },
  {
    name: 'damage in a large history that only its backup meets',
    async run(profile) {
      const file = await historyWithBackup(profile.userData);
      const db = openDatabase(file);
      const detail = 'x'.repeat(17_000_000);
      auditTable(db).add({ action: 'token.copied', api: null, connectionName: '', detail });
      db.close();
      scribble(file, -4_096, 4_096);
      const { status, output } = await startToEnd(profile, { answer: 'accept' });
      same('status', status, 0);
      const said = says(output, 'damaged: Start again now');
      return `${said}; then: ${await takeProposal(profile, bytesOf(file), onlyOld)}`;
    },
  },
  {
    name: 'damaged, and the agent quits',
    async run(profile) {
      const file = await historyWithBackup(profile.userData);
      scribble(file, 2 * 4_096, 4_096);
      const before = bytesOf(file);
      const { status, output } = await startToEnd(profile);
      same('status', status, 0);
      same('the file', bytesOf(file), before);
      return says(output, 'damaged: Quit');
    },
  },
];
