import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ContractFixture, openContractFixture } from './contract-fixture.ts';
import { type Descriptions, openDescriptions } from './descriptions.ts';
import { FLOWS } from './flows/index.ts';
import { runFlow } from './run-flow.ts';

// What the app sends and what the practice servers answer, on the wire, held against descriptions that
// were written from the vendors' own pages: the two cannot agree on the same mistake.

let descriptions: Descriptions;
let fixture: ContractFixture;
beforeAll(async () => {
  [descriptions, fixture] = await Promise.all([openDescriptions(), openContractFixture()]);
});
afterAll(() => fixture.close());

it.each(FLOWS)('$api: $variant', async (flow) => {
  const { problems } = await runFlow(flow, fixture, descriptions);
  expect(problems).toEqual([]);
});
