import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { ensurePracticeConnections } from '../../electron/usecases/practice/practice-connections.ts';
import { practiceDrafts } from '../../electron/usecases/practice/servers.ts';
import type { ConnectionDraft } from '../../shared/models/connection.ts';
import { failure } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const draft = (name: string): ConnectionDraft => ({
  api: 'oracle',
  name,
  baseUrl: 'https://oracle.example.com',
  allowUnencrypted: false,
  settings: { authorization: 'none' },
  secrets: {},
});
const names = () => bench.ctx.connections.all().map(({ name }) => name);

it('refuses a name that another connection has, whatever its case and API, also in a race', async () => {
  const { commvault } = bench.connections;
  const taken = draft(commvault.name.toUpperCase());
  expect((await failure(saveConnection(bench.ctx, taken))).fields).toEqual({
    name: 'Another connection has this name.',
  });
  const race = await Promise.allSettled([
    saveConnection(bench.ctx, draft('Content')),
    saveConnection(bench.ctx, draft('content ')),
  ]);
  expect(race.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(names().filter((name) => /^content$/i.test(name))).toEqual(['Content']);
  // Its own name, in other letters, is free.
  await saveConnection(bench.ctx, { ...commvault, name: 'PRACTICE: commvault', secrets: {} });
  expect(names()).toContain('PRACTICE: commvault');
});

it('gives a practice connection a name of its own when the agent has taken it', async () => {
  const { commvault } = bench.connections;
  bench.ctx.connections.remove(commvault.id);
  await saveConnection(bench.ctx, draft(commvault.name));
  const drafts = practiceDrafts([{ api: 'commvault', baseUrl: commvault.baseUrl }]);
  await ensurePracticeConnections(bench.ctx, drafts);
  expect(names()).toContain(`${commvault.name} (2)`);
});
