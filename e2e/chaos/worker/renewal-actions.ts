import { type TokenRow, toToken } from '../../../electron/store/tokens-table.ts';
import { renewToken } from '../../../electron/usecases/tokens/renew.ts';
import { revokeToken } from '../../../electron/usecases/tokens/revoke.ts';
import { renewalObstacle, revocationObstacle } from '../../../shared/lifecycle.ts';
import type { Action } from './action.ts';
import { onToken } from './token-actions.ts';
import { currentStep, type WorkerContext } from './worker-context.ts';

/** Renews a token that is not, perhaps, revoked already. */
export function renewingToken(length: 'short' | 'long'): Action {
  return onToken(length, renew, (context, row) => {
    const isDoubtful = context.ctx.audit
      .ofToken(row.id)
      .some(({ action }) => action === 'token.revocation-unknown');
    const isFree = renewalObstacle(toToken(row), context.ctx.nowMs()) === null;
    return isReachable(context, row) && isFree && !isDoubtful;
  });
}

/** Ends a token at the vendor. */
export function revokingToken(): Action {
  return onToken(
    'short',
    revoke,
    (context, row) => isReachable(context, row) && revocationObstacle(toToken(row)) === null,
  );
}

/** Its connection is there, with its secrets. */
function isReachable({ ctx }: WorkerContext, { connectionId }: TokenRow): boolean {
  const row = connectionId === null ? null : ctx.connections.find(connectionId);
  return row?.state === 'active' && row.secretStore === 'keychain';
}

async function revoke({ ctx, say }: WorkerContext, { id }: TokenRow): Promise<void> {
  const step = { op: currentStep.getStore()?.op ?? '', hash: '', token: id };
  say({ e: 'revoking', token: id });
  await currentStep.run(step, () => revokeToken(ctx, id));
  say({ e: 'revoked', token: id });
}

async function renew({ ctx, say }: WorkerContext, { id }: TokenRow): Promise<void> {
  const step = { op: currentStep.getStore()?.op ?? '', hash: '', token: id };
  say({ e: 'renewing', token: id });
  await currentStep.run(step, () => renewToken(ctx, id));
  say({ e: 'renewed', token: id, hash: step.hash });
}
