import { moveSessionSecrets } from '../../../electron/usecases/keychain/move-from-memory.ts';
import type { Action } from './actions.ts';
import { firstVariant, save } from './connection-actions.ts';
import { issue } from './token-actions.ts';
import { currentStep } from './world.ts';

/** A connection and a token from a time without a keychain move into it when it is back. */
export function movingFromMemory(): Action {
  return {
    lane: 'alone',
    async prepare(world) {
      const { ctx, reachKeychain, say } = world;
      const op = currentStep.getStore()?.op ?? '';
      say({ e: 'cut off', op });
      reachKeychain(false);
      await ctx.vault.check();
      const { id } = await save(world, null, 'commvault', firstVariant('commvault'));
      await issue(world, id, { tokenName: op, tokenType: 'ALL' });
      reachKeychain(true);
      await ctx.vault.check();
      return async () => {
        await moveSessionSecrets(ctx);
        say({ e: 'moved' });
      };
    },
  };
}
