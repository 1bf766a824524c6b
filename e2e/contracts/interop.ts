// Everything that the app does at the vendors, on the wire, against their OpenAPI descriptions:
// `npm run interop [-- WORDS ...]`.
import { APIS, type Api } from '../../shared/forms/values.ts';
import { openContractFixture } from './contract-fixture.ts';
import { openDescriptions } from './descriptions.ts';
import { FLOWS } from './flows/index.ts';
import { type FlowResult, runFlow } from './run-flow.ts';
import { HEAD, rows } from './table.ts';

const wanted = process.argv.slice(2);
const flows = FLOWS.filter(
  ({ api, variant }) => wanted.length === 0 || wanted.some((word) => `${api} ${variant}`.includes(word)),
);
const descriptions = await openDescriptions();
const fixture = await openContractFixture();
const called = new Set<string>();
const counts = { passed: 0, failed: 0 };
try {
  console.log(HEAD);
  for (const flow of flows) {
    const result = await runFlow(flow, fixture, descriptions);
    for (const row of rows(result)) console.log(row);
    note(result);
  }
} finally {
  await fixture.close();
}
for (const api of APIS) sayUncalled(api);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

function note({ flow, findings, problems }: FlowResult): void {
  for (const { operationId } of findings) called.add(`${flow.api} ${operationId}`);
  counts[problems.length === 0 ? 'passed' : 'failed']++;
}

/** Described, but no flow of this run calls it. */
function sayUncalled(api: Api): void {
  const ids = descriptions.operationIds(api).filter((id) => !called.has(`${api} ${id}`));
  if (wanted.length === 0 && ids.length > 0) console.log(`not called by the app: ${api} ${ids.join(', ')}`);
}
