import { readdirSync } from 'node:fs';
import { scribble } from '../electron/store/testing/histories.ts';
import { historyWithBackup, listed } from './faults/histories.ts';
import { expect, test } from './fixtures/test.ts';

test('a damaged history is kept aside and the newest backup opened', async ({ start, profile, runtime }) => {
  test.skip(runtime === 'electron', 'nobody is there to answer a native dialog before the window');
  const file = await historyWithBackup(profile.userData);
  scribble(file, 2 * 4_096, 4_096);
  const app = await start();
  expect(await listed(app.page)).toEqual(['old']);
  expect(app.output()).toContain('Open the backup of');
  expect(readdirSync(profile.userData).filter((name) => name.startsWith('tokendesk.damaged-'))).not.toEqual(
    [],
  );
  await expect.poll(() => readdirSync(`${profile.userData}/backups`).length).toBe(2);
});
