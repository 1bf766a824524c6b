import type { KeychainStatus } from '../../../shared/models/keychain.ts';
import { describedError } from '../../log/described-error.ts';
import { recordActionsTable } from '../../store/record-actions.ts';
import type { AppContext } from '../context/app-context.ts';
import { moveSessionSecrets } from './move-from-memory.ts';
import { findUnfinished, recover, type Unfinished } from './reconcile.ts';

/** Brings rows and keychain into agreement: at the start, when the keychain comes back, and on request. */
export interface Reconciler {
  /** One run at a time; asked for during a run, another one follows. */
  run(): Promise<void>;
  /** Runs when the keychain becomes usable after it was not. To be told of each of its states. */
  onKeychain(status: KeychainStatus): void;
}

/** @param atStart what was unfinished before this run of the app began any work */
export function createReconciler(ctx: AppContext, atStart: Unfinished): Reconciler {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let lastState: KeychainStatus['state'] = 'checking';

  const runOnce = async (): Promise<void> => {
    await tidySlots(ctx);
    await recover(ctx, stillUnfinished(ctx, atStart));
    if (ctx.vault.status().sessionSecrets > 0) await moveSessionSecrets(ctx);
  };
  const runUntilDone = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      await runOnce();
    } while (isAskedAgain);
  };
  const run = (): Promise<void> => {
    if (running !== null) {
      isAskedAgain = true;
      return running;
    }
    running = runUntilDone().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    run,
    onKeychain({ state, sessionSecrets }) {
      const isBack = state === 'available' && lastState !== 'available' && lastState !== 'checking';
      lastState = state;
      if (!isBack && (state !== 'available' || sessionSecrets === 0 || running !== null)) return;
      run().catch((error: unknown) => {
        ctx.log.error('reconcile.failed', describedError(error));
      });
    },
  };
}

/** Entries that nothing needs any more go, as far as the keychain lets them. */
async function tidySlots(ctx: AppContext): Promise<void> {
  for (const slot of ctx.slots.unsettled()) {
    await ctx.slots.tidy(slot).catch((error: unknown) => {
      ctx.log.info('slot.later', {
        kind: slot.kind,
        reason: error instanceof Error ? error.message : 'unknown',
      });
    });
  }
}

/**
 * What is unfinished now. Rows are settled in their turn, after a call that is under way; a request and an
 * action have no such turn, so only those of an earlier run count.
 */
function stillUnfinished(ctx: AppContext, atStart: Unfinished): Unfinished {
  const requested = new Set(atStart.tokens.map(({ id }) => id));
  const sent = new Set(atStart.actions.map(({ id }) => id));
  const now = findUnfinished(ctx);
  return {
    ...now,
    tokens: now.tokens.filter(({ id, state }) => state !== 'requesting' || requested.has(id)),
    actions: recordActionsTable(ctx.db)
      .all()
      .filter(({ id }) => sent.has(id)),
  };
}
