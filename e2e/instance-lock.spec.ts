import { mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures/test.ts';

test.skip(process.platform === 'win32', 'Windows locks the folder in another way');

test('a folder that another computer seems to use is told in a window, with a way on', async ({
  start,
  profile,
  runtime,
}) => {
  test.skip(runtime === 'electron', 'nobody is there to answer a native dialog before the window');
  mkdirSync(profile.userData, { recursive: true });
  symlinkSync('old-support-laptop-77', join(profile.userData, 'SingletonLock'));
  const app = await start();
  expect(app.output()).toContain(
    'Tokendesk’s folder is in use on the computer “old-support-laptop”: It does not run there: open it here',
  );
  expect(readlinkSync(join(profile.userData, 'SingletonLock'))).toMatch(new RegExp(`^${hostname()}-\\d+$`));
});
