// Secrets through everything that the app does, and then a search for them: `npm run leaks`.
import { FLOWS, type Flow, MEMORY_FLOWS } from './flows.ts';
import { lookEverywhere, PLACES } from './look.ts';
import type { Hit } from './places.ts';
import { selfTest } from './self-test.ts';
import { openStage, type Stage } from './stage.ts';

const NO_KEYCHAIN = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' };
let [passed, failed] = [0, 0];
const notes: string[] = [];
const cells = (name: string, columns: readonly string[]): string =>
  name.padEnd(24) + columns.map((text) => text.padStart(13)).join('');

const count = (where: string, hits: readonly Hit[]): void => {
  if (hits.length === 0) passed++;
  else failed++;
  for (const hit of hits) notes.push(`${where}: ${hit.where}: ${hit.what}`);
};

/** Runs flows one after the other on one stage, and looks everywhere after each. */
async function go(
  flows: readonly Flow[],
  env: Readonly<Record<string, string>>,
  last: (stage: Stage) => Promise<void>,
) {
  const stage = await openStage(env);
  try {
    for (const flow of flows) {
      count(flow.name, await flow.run(stage));
      const found = await lookEverywhere(stage, flow.page);
      const row = PLACES.map((location) => {
        const hits = found[location];
        if (hits === null) return '-';
        count(`${flow.name}, ${location}`, hits);
        return String(hits.length);
      });
      console.log(cells(flow.name, row));
    }
    await last(stage);
  } catch (error) {
    count('it broke off', [
      { where: 'the run', what: error instanceof Error ? error.message : String(error) },
    ]);
  } finally {
    await stage.close();
  }
}

console.log(cells('secrets found', PLACES));
await go(FLOWS, {}, async (stage) => {
  const missed = await selfTest(stage);
  count(
    'self-test',
    missed.map((location) => ({ where: location, what: 'a planted secret was not found' })),
  );
  console.log(cells('self-test', [missed.length === 0 ? 'found' : 'MISSED']));
});
await go(MEMORY_FLOWS, NO_KEYCHAIN, async () => undefined);
for (const note of notes) console.log(note);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
