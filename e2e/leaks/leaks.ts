// Secrets through everything that the app does, and then a search for them: `npm run leaks`.
import { FLOWS } from './flows.ts';
import { lookEverywhere, PLACES } from './look.ts';
import type { Hit } from './places.ts';
import { selfTest } from './self-test.ts';
import { openStage } from './stage.ts';

let [passed, failed] = [0, 0];
const notes: string[] = [];
const cells = (name: string, columns: readonly string[]): string =>
  name.padEnd(24) + columns.map((text) => text.padStart(13)).join('');

const count = (where: string, hits: readonly Hit[]): void => {
  if (hits.length === 0) passed++;
  else failed++;
  for (const hit of hits) notes.push(`${where}: ${hit.where}: ${hit.what}`);
};

const stage = await openStage();
try {
  console.log(cells('secrets found', PLACES));
  for (const flow of FLOWS) {
    count(flow.name, await flow.run(stage));
    const found = await lookEverywhere(stage, flow.page);
    const row = PLACES.map((place) => {
      const hits = found[place];
      if (hits === null) return '-';
      count(`${flow.name}, ${place}`, hits);
      return String(hits.length);
    });
    console.log(cells(flow.name, row));
  }
  const missed = await selfTest(stage);
  count(
    'self-test',
    missed.map((place) => ({ where: place, what: 'a planted secret was not found' })),
  );
  console.log(cells('self-test', [missed.length === 0 ? 'found' : 'MISSED']));
} catch (error) {
  failed++;
  notes.push(`The run broke off: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await stage.close();
}
for (const note of notes) console.log(note);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
