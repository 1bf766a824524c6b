// `npm start -- [--practice] [--user-data-dir=DIR]`: sets up, builds if needed, opens the app.
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { onNode24 } from './lib/node24.mjs';
import { chooseRuntime, hasDisplay, startApp } from './lib/runtime.mjs';
import { runMain, say } from './lib/say.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';
import { describeTour, runTour } from './lib/tour.mjs';

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, start);
});

async function start() {
  const args = process.argv.slice(2);
  const runtime = await chooseRuntime();
  await ensureSystemPackages(runtime === 'host' ? ['chromium'] : [], ['libsecret']);
  await ensureBuild();
  if (hasDisplay()) return startApp(args);
  say(
    'There is no display here, so Tokendesk does its main job without a window: the tour, on practice servers.',
  );
  const folder = args.find((arg) => arg.startsWith('--user-data-dir='));
  const tour = await runTour(runtime, folder === undefined ? [] : [folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const line of describeTour(tour.stdout)) console.log(line);
  console.log('For a window: xvfb-run -a npm start, or run npm start in a desktop session.');
  return tour.code;
}
