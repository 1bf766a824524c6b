// Secrets through everything that the app does, and then a search for them: `npm run leaks`.
import { FLOWS, type Flow, MEMORY_FLOWS } from './flows.ts';
import { type LeakFixture, openLeakFixture } from './leak-fixture.ts';
import { lookEverywhere, PLACES } from './look.ts';
import type { Hit } from './places.ts';
import { selfTest } from './self-test.ts';

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

/** Runs flows one after the other on one fixture, and looks everywhere after each. */
async function go(
  flows: readonly Flow[],
  env: Readonly<Record<string, string>>,
  last: (fixture: LeakFixture) => Promise<void>,
) {
  const fixture = await openLeakFixture(env);
  try {
    for (const flow of flows) {
      count(flow.name, await flow.run(fixture));
      const found = await lookEverywhere(fixture, flow.page);
      const row = PLACES.map((location) => {
        const hits = found[location];
        if (hits === null) return '-';
        count(`${flow.name}, ${location}`, hits);
        return String(hits.length);
      });
      console.log(cells(flow.name, row));
    }
    await last(fixture);
  } catch (error) {
    count('it broke off', [
      { where: 'the run', what: error instanceof Error ? error.message : String(error) },
    ]);
  } finally {
    await fixture.close();
  }
}

console.log(cells('secrets found', PLACES));
await go(FLOWS, {}, async (fixture) => {
  const missed = await selfTest(fixture);
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
