// Measures the app against its budgets and prints one JSON line for each, after the sizes of what is built: `npm run bench`.
import { openContextFixture } from '../support/context-fixture.ts';
import { bundleSizes } from './bundle-sizes.ts';
import { issueTokenMeasure } from './issue-token.ts';

const RUNS = 80;

for (const size of bundleSizes()) console.log(JSON.stringify(size));

const bench = await openContextFixture();
try {
  console.log(JSON.stringify(await issueTokenMeasure(bench, RUNS)));
} finally {
  await bench.close();
}
