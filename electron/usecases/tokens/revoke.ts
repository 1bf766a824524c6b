import { revocationObstacle } from '../../../shared/lifecycle.ts';
import type { Token } from '../../../shared/models/token.ts';
import { type TokenRow, toToken } from '../../store/tokens-table.ts';
import { changeAtVendor } from '../../vendor-call/change-at-vendor.ts';
import { revocationDoubt } from '../../vendor-call/change-words.ts';
import { commitOrLater } from '../../vendor-call/pending-writes.ts';
import { prepareCall } from '../../vendor-call/prepare.ts';
import type { Kept, VendorChange } from '../../vendor-call/vendor-change.ts';
import type { ConnectionContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../context/app-context.ts';
import { findToken } from './find-token.ts';
import { auditOf } from './keep-issued.ts';
import { removeRevokedSecret } from './revoked-secret.ts';
import { connectionOfToken, notPossible } from './token-connection.ts';

/**
 * Ends a token at the vendor. The row stays in the history as `revoked`; its secret goes. Asking again
 * after a lost answer is safe: a token that the vendor no longer knows counts as revoked.
 *
 * @throws AppError `not-possible` when nothing was sent, `vendor-*` for a refusal, `outcome-unknown`
 *   when the answer is lost
 */
export function revokeToken(ctx: AppContext, id: string): Promise<Token> {
  return ctx.locks.run(id, async () => {
    try {
      return toToken(await changeAtVendor(ctx, revocationOf(ctx, findToken(ctx, id))));
    } finally {
      ctx.changed('tokens');
    }
  });
}

const CANNOT = 'This token cannot be revoked.';

/** The vendor's word for a token that it ended, or that it no longer knew. */
export type Ended = 'revoked' | 'gone';

/** What the audit trail says of a token that the vendor no longer knew. */
export const WAS_GONE = 'the vendor no longer knew it';

function revocationOf(ctx: AppContext, row: TokenRow): VendorChange<ConnectionContext, Ended, TokenRow> {
  const { revocation } = ctx.providers[row.api];
  const { id, vendorTokenId } = row;
  const obstacle = revocationObstacle(toToken(row));
  if (obstacle !== null) throw notPossible(CANNOT, obstacle);
  if (revocation === null || vendorTokenId === null) throw notPossible(CANNOT, 'Revoke it there.');
  const connection = connectionOfToken(ctx, row);
  const asItWas = (): void => ctx.tokens.setState(id, 'active');
  return {
    kind: 'revoke',
    origin: 'agent',
    caller: connection,
    about: auditOf(row),
    atStake: 'nothing',
    prepare: () => prepareCall(ctx, connection),
    build: (inside) => revocation.build(inside, vendorTokenId),
    read: (answer, inside) => revocation.read(answer, inside),
    intention() {
      ctx.tokens.setState(id, 'revoking');
      ctx.changed('tokens');
    },
    keep: ({ value }) => keepRevoked(ctx, row, value),
    rows: { takenBack: asItWas, refused: asItWas, inDoubt: asItWas },
    doubt: revocationDoubt(row.api),
  };
}

async function keepRevoked(ctx: AppContext, row: TokenRow, ended: Ended): Promise<Kept<TokenRow>> {
  const revoked: TokenRow = { ...row, state: 'revoked' };
  const postponed = commitOrLater(ctx, () => {
    ctx.tokens.setState(row.id, 'revoked');
    ctx.audit.add({ ...auditOf(row), action: 'token.revoked', detail: ended === 'gone' ? WAS_GONE : '' });
  });
  // Until the history says so, a crash would leave a token without its secret.
  return { result: postponed === null ? await removeRevokedSecret(ctx, revoked) : revoked, postponed };
}
