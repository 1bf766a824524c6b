// `npm run tour -- [--out DIR] [--show]`: drives the real app through all four APIs and takes pictures.
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { onNode24 } from './lib/node24.mjs';
import { prepare } from './lib/prepare.mjs';
import { runMain } from './lib/say.mjs';
import { runTour } from './lib/tour.mjs';

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, tour);
});

async function tour() {
  const runtime = await prepare({ tour: true });
  await ensureBuild();
  return (await runTour(runtime, process.argv.slice(2))).code;
}
