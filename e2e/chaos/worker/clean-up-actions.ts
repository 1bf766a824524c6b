import { cleanUp } from '../../../electron/usecases/tokens/clean-up.ts';
import type { Action } from './action.ts';
import { onToken } from './token-actions.ts';

/** Long enough for every token of the practice servers to be over, in ms. */
const A_YEAR_MS = 366 * 86_400_000;
const POLICY = { secretRetentionDays: 7, historyRetentionDays: 0 };

/** The clean-up of a later day: all secrets are due, the rows stay. */
export function cleaningUp(): Action {
  return {
    ...onToken('short', async ({ ctx, say }) => {
      const nowMs = (): number => ctx.nowMs() + A_YEAR_MS;
      say({ e: 'cleaning' });
      await cleanUp({ ...ctx, nowMs }, POLICY);
      say({ e: 'cleaned' });
    }),
    sequence: 'alone',
  };
}
