import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { changeAtVendor } from '../../vendor-call/change-at-vendor.ts';
import { SERVER_DOUBT } from '../../vendor-call/change-words.ts';
import { commitOrLater } from '../../vendor-call/pending-writes.ts';
import { prepareCall } from '../../vendor-call/prepare.ts';
import type { VendorChange } from '../../vendor-call/vendor-change.ts';
import type { ConnectionContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../context/app-context.ts';
import { type Ended, revokeToken, WAS_GONE } from '../tokens/revoke.ts';
import { notPossible } from '../tokens/token-connection.ts';
import { type AtServer, keyOf } from './adopt.ts';
import { ourRow } from './our-rows.ts';
import { type ListingServer, listingServer } from './server-call.ts';

export interface RevokeOrder extends AtServer {
  /** For the audit trail. */
  readonly name: string;
}

/**
 * Ends a token at the server of which the history knows nothing; one that the history knows is revoked as
 * its row's own. Asking again after a lost answer is safe.
 *
 * @throws AppError `vendor-*` for a refusal, `outcome-unknown` when the answer is lost
 */
export function revokeServerToken(ctx: AppContext, order: RevokeOrder): Promise<{ outcome: Ended }> {
  return ctx.locks.run(keyOf(order), async () => {
    const server = listingServer(ctx, order);
    const ours = ourRow(ctx, server.connection, order.vendorTokenId);
    if (ours !== null) {
      await revokeToken(ctx, ours.id);
      return { outcome: 'revoked' };
    }
    try {
      return { outcome: await changeAtVendor(ctx, revocationOf(ctx, server, order)) };
    } finally {
      ctx.changed('tokens');
    }
  });
}

function revocationOf(
  ctx: AppContext,
  { connection }: ListingServer,
  { vendorTokenId, name }: RevokeOrder,
): VendorChange<ConnectionContext, Ended, Ended> {
  const { api } = connection;
  const { revocation } = ctx.providers[api];
  if (revocation === null) {
    throw notPossible('This token cannot be revoked here.', `${PROVIDERS[api].name} offers no way to do it.`);
  }
  const about = { api, connectionName: connection.name, subject: name };
  return {
    kind: 'revoke',
    origin: 'agent',
    caller: connection,
    about,
    atStake: 'nothing',
    prepare: () => prepareCall(ctx, connection),
    build: (inside) => revocation.build(inside, vendorTokenId),
    read: (answer, inside) => revocation.read(answer, inside),
    async keep({ value }) {
      const detail = value === 'gone' ? WAS_GONE : 'known at the server only';
      const line = { ...about, action: 'token.revoked', detail } as const;
      return { result: value, postponed: commitOrLater(ctx, () => ctx.audit.add(line)) };
    },
    doubt: SERVER_DOUBT.revocation,
  };
}
