import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppContext } from '../../electron/usecases/app-context.ts';
import { checkSecrets } from '../../electron/usecases/keychain/repair.ts';
import { renewToken } from '../../electron/usecases/tokens/renew.ts';
import { AppError } from '../../shared/errors.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const { issue, row, pairOf, entry, trail, stillGood } = tokensAtWork(() => bench);

describe('a crash during a renewal', () => {
  afterEach(async () => {
    expect((await checkSecrets(bench.ctx)).problems).toEqual([]);
  });

  /** Renews in an app of which one part hangs, and ends that app when it does. */
  const renewUntil = async (id: string, parts: (hang: () => Promise<never>) => Partial<AppContext>) => {
    await new Promise<void>((resolve) => {
      const hang = (): Promise<never> => {
        resolve();
        return new Promise(() => undefined);
      };
      void renewToken({ ...bench.ctx, ...parts(hang) }, id);
    });
    await bench.restart();
  };

  it('before the request leaves: the outcome is unknown, the access token is there', async () => {
    const { id } = await issue();
    const pair = await pairOf(id);
    await renewUntil(id, (hang) => ({ send: hang }));
    expect(row(id)).toMatchObject({ state: 'active', renewalUnknown: true, secretGeneration: 1 });
    expect(await pairOf(id)).toEqual(pair);
    expect(await entry(id, 2)).toBeNull();
    expect(trail(id)).toContain('token.renewal-unknown');
  });

  it('after the answer, before the keychain has it: the same', async () => {
    const { id } = await issue();
    const { vault } = bench.ctx;
    await renewUntil(id, (hang) => ({ vault: { ...vault, put: hang } }));
    expect(row(id)).toMatchObject({ state: 'active', renewalUnknown: true });
  });

  it('between keychain and database: the switch is finished with the new pair', async () => {
    const { id } = await issue();
    const { vault } = bench.ctx;
    await renewUntil(id, (hang) => ({
      vault: {
        ...vault,
        put: async (...args) => {
          await vault.put(...args);
          return hang();
        },
      },
    }));
    expect(row(id)).toMatchObject({
      state: 'active',
      renewalUnknown: false,
      secretGeneration: 2,
      pendingGeneration: null,
    });
    expect(await entry(id, 1)).toBeNull();
    expect(trail(id)).toContain('token.renewed');
    await stillGood(id);
  });

  it('between the switch and the removal of the old pair: it is removed', async () => {
    const { id } = await issue();
    const { vault } = bench.ctx;
    await renewUntil(id, (hang) => ({ vault: { ...vault, remove: hang } }));
    expect(row(id)).toMatchObject({ secretGeneration: 2, pendingGeneration: null });
    expect(await entry(id, 1)).toBeNull();
    await stillGood(id);
  });

  it('when the history cannot be written: the new pair counts as soon as it can, or at the next start', async () => {
    const { id } = await issue();
    const { tokens } = bench.ctx;
    const full = {
      ...bench.ctx,
      tokens: {
        ...tokens,
        markRenewed: (): never => {
          throw new AppError({ code: 'storage-full', message: 'Full.', hint: '' });
        },
      },
    };
    expect(await failure(renewToken(full, id))).toMatchObject({ code: 'storage-full' });
    expect(row(id).state).toBe('renewing');
    await bench.restart();
    expect(row(id)).toMatchObject({ state: 'active', secretGeneration: 2, pendingGeneration: null });
    await stillGood(id);
  });

  it('when only memory took the new pair: the old one is back, and not renewed again', async () => {
    const { id } = await issue();
    const pair = await pairOf(id);
    const { vault } = bench.ctx;
    const session = { secretStore: 'session', secretParts: 0, secretSha256: 'in-memory' } as const;
    const renewed = await renewToken({ ...bench.ctx, vault: { ...vault, put: async () => session } }, id);
    expect(renewed.secretStore).toBe('session');
    expect(await entry(id, 1)).not.toBeNull();
    await bench.restart();
    expect(row(id)).toMatchObject({
      state: 'active',
      secretStore: 'keychain',
      secretGeneration: 1,
      pendingGeneration: null,
      renewalUnknown: true,
    });
    expect(await pairOf(id)).toEqual(pair);
  });
});
