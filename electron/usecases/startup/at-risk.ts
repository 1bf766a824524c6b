import type { CallInFlight } from '../../../shared/models/call-in-flight.ts';
import type { AppContext } from '../context/app-context.ts';

/** What ending the app now would cost. */
export interface AtRisk {
  /** Calls that wait for a vendor's answer with something to lose, oldest first. */
  readonly calls: readonly CallInFlight[];
  /** Secrets that are in memory only. */
  readonly secrets: number;
  /** Changes that the history could not take yet. */
  readonly unwritten: number;
}

/** How often it is looked whether the calls are over, in ms. */
const LOOK_MS = 250;

/**
 * What ending the app now would cost. Reading costs nothing; a call whose answer is kept and only waits to be
 * written into the history counts as that.
 */
export function atRisk({ inFlight, pendingWrites, vault }: AppContext): AtRisk {
  const unwritten = pendingWrites.count();
  return {
    calls: inFlight
      .list()
      .filter(({ kind, phase }) => kind !== 'read' && !(phase === 'settling' && unwritten > 0)),
    secrets: vault.status().sessionSecrets,
    unwritten,
  };
}

/** Resolves when no call waits for a vendor's answer any more. Each has a time limit of its own. */
export async function callsOver(ctx: AppContext): Promise<void> {
  while (atRisk(ctx).calls.length > 0) await ctx.inFlight.settled(LOOK_MS);
}
