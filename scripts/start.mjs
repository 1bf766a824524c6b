// `npm start -- [--practice] [--user-data-dir=DIR]`: sets up, builds if needed, opens the app.
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { hasDisplay } from './lib/display.mjs';
import { onNode24 } from './lib/node24.mjs';
import { prepare } from './lib/prepare.mjs';
import { startApp } from './lib/runtime.mjs';
import { runMain, say } from './lib/say.mjs';
import { describeTour, runTour } from './lib/tour.mjs';

/** What the tour takes of the arguments for the app, and what is for the tour alone. */
const TOUR_ARGUMENTS = ['--user-data-dir=', '--out=', '--no-pictures'];

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, start);
});

async function start() {
  const args = process.argv.slice(2);
  const runtime = await prepare({ tour: !hasDisplay() });
  await ensureBuild();
  if (hasDisplay()) return startApp(runtime, args);
  say(
    'There is no display here, so Tokendesk does its main job without a window: the tour, on practice servers.',
  );
  const forTour = args.filter((arg) => TOUR_ARGUMENTS.some((known) => arg.startsWith(known)));
  const tour = await runTour(runtime, forTour, { stdio: ['ignore', 'pipe', 'inherit'] });
  for (const line of describeTour(tour.stdout)) console.log(line);
  console.log('For a window: xvfb-run -a npm start, or run npm start in a desktop session.');
  return tour.code;
}
