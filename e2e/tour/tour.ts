// Drives the real app through all four APIs on the practice servers: `npm run tour -- [--out DIR]`.
import { mkdirSync } from 'node:fs';
import { launch } from '../fixtures/launch.ts';
import { createProfile } from '../fixtures/profile.ts';
import type { LaunchOptions } from '../fixtures/running-app.ts';
import { VENDORS } from '../fixtures/vendors.ts';
import { readArguments } from './arguments.ts';
import { type TourLine, tourOf } from './issue-everywhere.ts';
import { pictureOtherScreens } from './other-screens.ts';
import { noPictures, picturesIn, type TakePictures } from './pictures.ts';

const { out, pictures, userData, show, runtime } = readArguments(process.argv.slice(2), process.env);
if (pictures) mkdirSync(out, { recursive: true });
const takePictures = pictures ? picturesIn(out) : noPictures;
const profile = createProfile(userData);
const options: LaunchOptions = { profile, show };
process.exitCode = 1;
try {
  if (pictures) await firstRun(options, takePictures);
  const lines = await mainJob({ ...options, practice: true }, takePictures);
  if (pictures) process.stderr.write(`Pictures: ${out}\n`);
  if (lines.every(({ issued, copied, exported }) => issued && copied && exported)) process.exitCode = 0;
} catch (error) {
  // What the app said is the reason; where the tour stood when it heard it is not.
  process.stderr.write(`The tour broke off. ${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  profile.remove();
}

/** What a newcomer sees first, before anything exists. */
async function firstRun(launchOptions: LaunchOptions, take: TakePictures): Promise<void> {
  const app = await launch(runtime, launchOptions);
  try {
    await take(app.page, 'first-run');
  } finally {
    await app.stop();
  }
}

async function mainJob(launchOptions: LaunchOptions, take: TakePictures): Promise<TourLine[]> {
  const app = await launch(runtime, launchOptions);
  try {
    const lines: TourLine[] = [];
    for (const vendor of VENDORS) {
      const line = await tourOf(app, profile, vendor, take);
      console.log(JSON.stringify(line));
      lines.push(line);
    }
    if (pictures) await pictureOtherScreens(app.page, take);
    return lines;
  } finally {
    await app.stop();
  }
}
