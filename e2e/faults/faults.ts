// Breaks the files under the real app in every way we know, one after the other: `npm run faults`.
import { createProfile } from '../fixtures/profile.ts';
import { DAMAGE } from './damage.ts';
import { type Fault, Skipped } from './fault.ts';
import { REFUSALS } from './refusals.ts';
import { SURVIVALS } from './survivals.ts';

const wanted = process.argv.slice(2);
const faults = [...DAMAGE, ...REFUSALS, ...SURVIVALS].filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
const width = Math.max(...faults.map(({ name }) => name.length));
const counts = { ok: 0, FAILED: 0, skipped: 0 };

for (const fault of faults) {
  const began = performance.now();
  const [result, words] = await outcome(fault);
  counts[result]++;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${fault.name.padEnd(width)}  ${result.padEnd(7)}  ${seconds.padStart(5)} s  ${words}`);
}
if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
console.log(`${counts.ok} passed, ${counts.FAILED} failed`);
process.exit(counts.FAILED > 0 || counts.ok === 0 ? 1 : 0);

async function outcome(fault: Fault): Promise<[keyof typeof counts, string]> {
  const profile = createProfile();
  try {
    return ['ok', await fault.run(profile)];
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return [error instanceof Skipped ? 'skipped' : 'FAILED', words];
  } finally {
    profile.remove();
  }
}
