import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConnectionSecrets } from '../../electron/secrets/connection-entry.ts';
import type { ConnectionRow } from '../../electron/store/connections-table.ts';
import type { AppContext } from '../../electron/usecases/app-context.ts';
import { deleteConnection } from '../../electron/usecases/connections/delete.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { signOut } from '../../electron/usecases/connections/sign-out.ts';
import { checkSecrets } from '../../electron/usecases/keychain/repair.ts';
import { signedIn } from '../../electron/vendor-call/in-session.ts';
import { PRACTICE_LOGIN } from '../../shared/practice/marks.ts';
import { watchedContext } from '../chaos/worker/watched-ports.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// A session that is being kept or removed, ended at every point at which that changes something: the
// connection's password is there afterwards, and nothing is left over.

let bench: Workbench;
let turn = 0;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

/** The least work that needs a session. */
async function work(ctx: AppContext, id: string): Promise<void> {
  const { api, baseUrl, settings } = row(id);
  const secrets = await readConnectionSecrets(ctx.vault, row(id));
  await signedIn(ctx, { api, id }, { baseUrl, settings, secrets }, async () => undefined);
}
const add = () =>
  saveConnection(bench.ctx, {
    api: 'commvault',
    name: `Session killed ${turn++}`,
    baseUrl: bench.connections.commvault.baseUrl,
    allowUnencrypted: false,
    settings: { authentication: 'password', userName: PRACTICE_LOGIN.user },
    secrets: { password: PRACTICE_LOGIN.password },
  });
const row = (id: string): ConnectionRow => {
  const found = bench.ctx.connections.find(id);
  if (found === null) throw new Error('The connection is gone.');
  return found;
};

it.each([
  ['kept', async () => undefined, work],
  ['removed', work, (ctx: AppContext, id: string) => signOut(ctx, id)],
] as const)(
  'a session that is being %s costs the connection nothing',
  { timeout: 120_000 },
  async (_, prepare, ended) => {
    const points: string[] = [];
    const stored = new Set<string>();
    for (let at = 0; ; at++) {
      const { id } = await add();
      await prepare(bench.ctx, id);
      let passed = 0;
      let point: string | null = null;
      const mortal = watchedContext(bench.ctx, (here) => {
        if (point === null && passed++ === at) point = here;
        if (point !== null) throw new Error('killed');
      });
      await ended(mortal, id).catch(() => undefined);
      await bench.restart();
      const here = `killed at ${at}, ${point}`;
      expect(row(id), here).toMatchObject({
        state: 'active',
        secretStore: 'keychain',
        pendingGeneration: null,
      });
      const secrets = await readConnectionSecrets(bench.ctx.vault, row(id));
      expect(secrets.password, here).toBe(PRACTICE_LOGIN.password);
      expect(Object.keys(secrets).sort(), here).toEqual(row(id).storedSecrets.toSorted());
      expect((await checkSecrets(bench.ctx)).problems, here).toEqual([]);
      await work(bench.ctx, id);
      stored.add(secrets['session:token'] === undefined ? 'without' : 'with');
      await deleteConnection(bench.ctx, id);
      if (point === null) break;
      points.push(point);
    }
    expect([...stored].sort()).toEqual(['with', 'without']);
    expect(points).toEqual(expect.arrayContaining(['send:before', 'vault.put:after']));
  },
);
