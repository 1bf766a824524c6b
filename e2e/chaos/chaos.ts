// Kills the app's parts with SIGKILL and looks what is left: `npm run chaos -- [--kills N] [--seed N]`.
import { parseArgs } from 'node:util';
import { type CampaignResult, campaign } from './campaign.ts';
import { ACTIONS } from './worker/actions.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '700' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    action: { type: 'string', multiple: true },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
const startedAt = Date.now();
console.log(`Seed ${seed}: the same kills again with --seed ${seed} --kills ${kills}`);
try {
  const result = await campaign({
    actions: values.action ?? Object.keys(ACTIONS),
    kills,
    seed,
    onProblem: (line) => console.log(line),
  });
  print(result);
  process.exitCode = result.failed > 0 ? 1 : 0;
} catch (error) {
  console.log(`The campaign broke off: ${error instanceof Error ? error.message : String(error)}`);
  console.log('0 passed, 1 failed');
  // Whatever it started must not keep it alive.
  process.exit(1);
}

function print({ tallies, points, ...counts }: CampaignResult): void {
  const cells = (name: string, ...numbers: (string | number)[]): string =>
    name.padEnd(20) + numbers.map((number) => String(number).padStart(14)).join('');
  console.log(`\n${cells('killed during', 'kills', 'kill points', 'with problems')}`);
  for (const [name, tally] of tallies)
    console.log(cells(name, tally.kills, tally.points.size || 'any moment', tally.failed));
  const lines = [
    `${counts.kills} kills in ${Math.round((Date.now() - startedAt) / 1000)} s, ${points.planned} places in turn`,
    `${counts.issued} tokens confirmed, ${counts.deleted} deleted, ${counts.exported} exported`,
  ];
  console.log(`\n${lines.join('\n')}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
}
