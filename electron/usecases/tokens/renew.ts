import { renewalObstacle } from '../../../shared/lifecycle.ts';
import type { Origin } from '../../../shared/models/call-in-flight.ts';
import type { Token } from '../../../shared/models/token.ts';
import type { TokenSecret } from '../../secrets/token-entry.ts';
import { type TokenRow, toToken } from '../../store/tokens-table.ts';
import { changeAtVendor } from '../../vendor-call/change-at-vendor.ts';
import { RENEWAL_DOUBT } from '../../vendor-call/change-words.ts';
import { prepareCall } from '../../vendor-call/prepare.ts';
import type { VendorChange } from '../../vendor-call/vendor-change.ts';
import type { Renewal, RenewContext, RenewedToken } from '../../vendors/kit/define.ts';
import { salvagedRenewal } from '../../vendors/kit/salvaged-token.ts';
import type { AppContext } from '../context/app-context.ts';
import { findToken, readTokenSecret } from './find-token.ts';
import { auditOf } from './keep-issued.ts';
import { keepRenewed } from './keep-renewed.ts';
import { removePending } from './pending-generation.ts';
import { connectionOfToken, notPossible } from './token-connection.ts';

export interface RenewOptions {
  readonly origin?: Origin;
  /** Asked when its turn has come, with the token as it is then; if not, it stays as it is. */
  readonly isWanted?: (token: Token) => boolean;
}

/**
 * Exchanges a token and its refresh token for new ones. One at a time per token, and never the same
 * pair twice: the row says `renewing` before the request leaves, the new pair is in the keychain under
 * the next generation and read back before the row switches to it, and the old one goes last. A kill
 * at any moment leaves one of the two.
 *
 * @throws AppError `not-possible` when nothing was sent, `vendor-*` for a refusal, `outcome-unknown`
 *   when the answer is lost: the token is marked then, and cannot be renewed again
 */
export function renewToken(
  ctx: AppContext,
  id: string,
  { origin = 'agent', isWanted = () => true }: RenewOptions = {},
): Promise<Token> {
  const asked = ctx.tokens.find(id)?.secretGeneration;
  return ctx.locks.run(id, async () => {
    const row = findToken(ctx, id);
    const token = toToken(row);
    // Renewed while this waited: what was asked for has happened.
    if (row.secretGeneration !== asked || !isWanted(token)) return token;
    try {
      return toToken(await changeAtVendor(ctx, renewalOf(ctx, row, origin)));
    } finally {
      ctx.changed('tokens');
    }
  });
}

const CANNOT = 'This token cannot be renewed.';

/** A renewal needs the secret that it replaces, with the record in it. */
interface Context extends RenewContext {
  readonly old: TokenSecret;
}

function renewalOf(
  ctx: AppContext,
  row: TokenRow,
  origin: Origin,
): VendorChange<Context, RenewedToken, TokenRow> {
  const renewal = renewable(ctx, row);
  const connection = connectionOfToken(ctx, row);
  return {
    kind: 'renew',
    origin,
    caller: connection,
    about: auditOf(row),
    atStake: 'pair',
    async prepare() {
      const base = await prepareCall(ctx, connection);
      // What an earlier renewal left behind goes before another generation is begun.
      await removePending(ctx, row);
      const old = await readTokenSecret(ctx, row);
      const { accessToken, refreshToken } = old;
      if (refreshToken === null) throw notPossible(CANNOT, 'The vendor gave no refresh token with this one.');
      return { ...base, pair: { accessToken, refreshToken }, old };
    },
    needsSession: (context) => renewal.needsCredentials(context),
    secrets: ({ pair }) => Object.values(pair),
    build: (inside) => renewal.build(inside),
    read: (answer, inside) => renewal.read(answer, inside),
    salvage: (answer, inside) => salvagedRenewal(ctx.providers[row.api].salvage, answer, inside),
    intention() {
      ctx.tokens.startRenewal(row.id, row.secretGeneration + 1);
      ctx.changed('tokens');
    },
    keep: (answered) => keepRenewed(ctx, row, answered.inside.old, answered, origin),
    rows: {
      takenBack: () => ctx.tokens.endRenewal(row.id, false),
      refused: () => ctx.tokens.endRenewal(row.id, false),
      inDoubt: () => ctx.tokens.endRenewal(row.id, true),
    },
    doubt: RENEWAL_DOUBT,
  };
}

function renewable(ctx: AppContext, row: TokenRow): Renewal {
  const obstacle = renewalObstacle(toToken(row), ctx.nowMs());
  if (obstacle !== null) throw notPossible(CANNOT, obstacle);
  const { renewal } = ctx.providers[row.api];
  if (renewal === null) throw notPossible(CANNOT, 'Issue a new one.');
  return renewal;
}
