import { moveSessionSecrets } from '../../../electron/usecases/keychain/move-from-memory.ts';
import type { Action } from './action.ts';
import { firstVariant, save } from './connection-actions.ts';
import { issue } from './token-actions.ts';
import { currentStep } from './worker-context.ts';

/** A connection and a token from a time without a keychain move into it when it is back. */
export function movingFromMemory(): Action {
  return {
    sequence: 'alone',
    async prepare(context) {
      const { ctx, reachKeychain, say } = context;
      const op = currentStep.getStore()?.op ?? '';
      say({ e: 'cut off', op });
      reachKeychain(false);
      await ctx.vault.check();
      const { id } = await save(context, null, 'commvault', firstVariant('commvault'));
      await issue(context, id, { tokenName: op, tokenType: 'ALL' });
      reachKeychain(true);
      await ctx.vault.check();
      return async () => {
        await moveSessionSecrets(ctx);
        say({ e: 'moved' });
      };
    },
  };
}
