import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppContext } from '../../electron/usecases/context/app-context.ts';
import { checkSecrets } from '../../electron/usecases/keychain/repair.ts';
import { renewToken } from '../../electron/usecases/tokens/renew.ts';
import { revokeToken } from '../../electron/usecases/tokens/revoke.ts';
import type { Token } from '../../shared/models/token.ts';
import { watchedContext } from '../chaos/worker/watched-ports.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';
import { tokensAtWork } from './tokens-at-work.ts';

// A renewal and a revocation, ended at every point at which they change something: from that point on no
// part of the app does anything any more, and then it starts again.

let fixture: ContextFixture;
beforeAll(async () => {
  fixture = await openContextFixture();
});
afterAll(() => fixture.close());

const { issue, row, pairOf, trail, stillGood } = tokensAtWork(() => fixture);

/** @returns at which point it ended; null when the work was over before */
async function killed(
  at: number,
  work: (ctx: AppContext, id: string) => Promise<Token>,
  id: string,
): Promise<string | null> {
  let passed = 0;
  let where: string | null = null;
  const mortal = watchedContext(fixture.ctx, (point) => {
    if (where === null && passed++ === at) where = point;
    if (where !== null) throw new Error('killed');
  });
  await work(mortal, id).catch(() => undefined);
  await fixture.restart();
  return where;
}

it('a renewal leaves a pair that can be used, whole and alone', { timeout: 120_000 }, async () => {
  const points: string[] = [];
  const ends = new Set<string>();
  for (let at = 0; ; at++) {
    const { id } = await issue('killed');
    const old = await pairOf(id);
    const point = await killed(at, renewToken, id);
    const { state, secretGeneration, pendingGeneration, renewalUnknown } = row(id);
    const here = `killed at ${at}, ${point}`;
    expect({ state, pendingGeneration }, here).toEqual({ state: 'active', pendingGeneration: null });
    const isNew = secretGeneration === 2;
    expect((await pairOf(id)).join() === old.join(), here).toBe(!isNew);
    expect((await checkSecrets(fixture.ctx)).problems, here).toEqual([]);
    if (renewalUnknown) expect(trail(id), here).toContain('token.renewal-unknown');
    else await stillGood(id);
    ends.add(renewalUnknown ? 'unknown' : isNew ? 'new' : 'old');
    if (point === null) break;
    points.push(point);
  }
  expect([...ends].sort()).toEqual(['new', 'old', 'unknown']);
  expect(points).toEqual(
    expect.arrayContaining([
      'send:before',
      'vault.put:before',
      'vault.put:after',
      'transaction:before-commit',
    ]),
  );
});

it('a revocation is over, or can be asked for again', { timeout: 120_000 }, async () => {
  for (let at = 0; ; at++) {
    const { id } = await issue('killed');
    const point = await killed(at, revokeToken, id);
    const here = `killed at ${at}, ${point}`;
    expect(['active', 'revoked'], here).toContain(row(id).state);
    if (row(id).state === 'active') {
      await pairOf(id);
      expect((await revokeToken(fixture.ctx, id)).state, here).toBe('revoked');
    }
    expect(row(id), here).toMatchObject({ secretStore: 'none', pendingGeneration: null });
    expect((await checkSecrets(fixture.ctx)).problems, here).toEqual([]);
    if (point === null) break;
  }
});
