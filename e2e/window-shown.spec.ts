import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/test.ts';

/** What the log says of an event, newest last. */
function logged(userData: string, event: string): Record<string, unknown>[] {
  const file = join(userData, 'logs', 'tokendesk.log');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line.event === event);
}

test('the log says when the window is on the screen; the backups begin then', async ({ start, profile }) => {
  await start();
  await expect.poll(() => logged(profile.userData, 'window.shown')).toHaveLength(1);
  await expect.poll(() => readdirSync(join(profile.userData, 'backups'))).toHaveLength(1);
});

test('a compositor that draws no hidden window does not keep the window hidden', async ({
  start,
  profile,
  runtime,
}) => {
  test.skip(runtime === 'electron' || process.platform !== 'linux', 'the host can play such a compositor');
  await start({ env: { TOKENDESK_HOST_WAYLAND: '1' } });
  await expect
    .poll(() => logged(profile.userData, 'window.shown'))
    .toMatchObject([{ by: expect.stringMatching(/^(did-finish-load|timer)$/) }]);
  await expect.poll(() => readdirSync(join(profile.userData, 'backups'))).toHaveLength(1);
});

test('the administrator, for whom there is no sandbox, has a keychain all the same', async ({
  start,
  profile,
  runtime,
}) => {
  test.skip(runtime === 'electron' || process.platform !== 'linux', 'the host can play the administrator');
  await start({ env: { TOKENDESK_HOST_ROOT: '1' } });
  await expect
    .poll(() => logged(profile.userData, 'keychain.state').at(-1))
    .toMatchObject({ state: 'available' });
});
