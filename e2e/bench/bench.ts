// Measures the app against its budgets and prints one JSON line for each: `npm run bench`.
import { openWorkbench } from '../integration/workbench.ts';
import { issueTokenMeasure } from './issue-token.ts';

const RUNS = 80;

const bench = await openWorkbench();
try {
  console.log(JSON.stringify(await issueTokenMeasure(bench, RUNS)));
} finally {
  await bench.close();
}
