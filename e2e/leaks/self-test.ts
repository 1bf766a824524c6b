import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formsOf } from './canaries.ts';
import { lookEverywhere, type Place } from './look.ts';
import type { Stage } from './stage.ts';

/** Plants a secret in the log, in a temporary file, in the output's stead and in the page; returns where it was not found. */
export async function selfTest(stage: Stage): Promise<Place[]> {
  const { profile, temp, canaries, page } = stage;
  const planted = canaries.plain('planted');
  const log = join(profile.userData, 'logs', 'planted.log');
  const file = join(temp, 'planted');
  appendFileSync(log, `{"at":"now","token":"${planted}"}\n`);
  appendFileSync(file, Buffer.concat(formsOf(planted)));
  await page.evaluate((secret) => Object.assign(window, { planted: { secret } }), planted);
  const found = await lookEverywhere(stage, true);
  rmSync(log);
  rmSync(file);
  await page.reload();
  const isFound = (place: Place): boolean =>
    (found[place] ?? []).some(({ what }) => what.startsWith('planted'));
  const everyForm = (found.temp ?? []).length === formsOf('').length;
  const wanted: readonly Place[] = ['user data', 'temp', 'page'];
  return wanted.filter((place) => !isFound(place) || (place === 'temp' && !everyForm));
}
