import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formsOf } from './canaries.ts';
import type { LeakFixture } from './leak-fixture.ts';
import { chromiumFolders, keyringFolder, lookEverywhere, type Place } from './look.ts';

/**
 * Plants a secret in the log, in every form in a temporary file, and in every other place but the
 * output.
 *
 * @returns the places where it was not found
 */
export async function selfTest(fixture: LeakFixture): Promise<Place[]> {
  const { profile, temp, folder, canaries, marked, page } = fixture;
  const planted = canaries.plain('planted');
  const folders: readonly [Place, string | null | undefined][] = [
    ['user data', join(profile.userData, 'logs')],
    ['temp', temp],
    ['home', join(folder, 'home')],
    ['Chromium', chromiumFolders(fixture)[0]],
    ['keyring file', keyringFolder()],
  ];
  const files = folders.flatMap(([, path]) => (path == null ? [] : [join(path, 'planted.log')]));
  for (const file of files) appendFileSync(file, Buffer.concat(formsOf(planted)));
  await page.evaluate((secret) => Object.assign(window, { planted: { secret } }), planted);
  const env = { ...process.env, ...marked, PLANTED: planted };
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e6)'], {
    env,
    stdio: 'ignore',
  });
  await once(child, 'spawn');
  try {
    const found = await lookEverywhere(fixture, true);
    const wanted: readonly Place[] = [...folders.map(([location]) => location), 'processes', 'page'];
    const hits = (location: Place): number =>
      (found[location] ?? []).filter(({ what }) => what.startsWith('planted')).length;
    return wanted.filter(
      (location) => hits(location) === 0 || (location === 'temp' && hits(location) < formsOf('').length),
    );
  } finally {
    child.kill('SIGKILL');
    for (const file of files) rmSync(file, { force: true });
    await page.reload();
  }
}
