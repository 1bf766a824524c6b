import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { removeRevokedSecret } from '../tokens/revoked-secret.ts';

/**
 * The agent says that tokens are gone at the vendor: they count as revoked from now on, in one commit each,
 * and their secrets go as after a revocation. Nothing is sent.
 *
 * @returns how many were marked; a row that is not active any more is left as it is
 */
export async function markGone(ctx: AppContext, tokenIds: readonly string[]): Promise<{ marked: number }> {
  let marked = 0;
  for (const id of new Set(tokenIds)) {
    const done = await ctx.locks.run(id, () => mark(ctx, id));
    if (done) marked++;
  }
  if (marked > 0) ctx.changed('tokens');
  return { marked };
}

async function mark(ctx: AppContext, id: string): Promise<boolean> {
  const row = ctx.tokens.find(id);
  if (row === null || row.state !== 'active' || row.vendorTokenId === null) return false;
  const revoked: TokenRow = { ...row, state: 'revoked' };
  ctx.db.transaction(() => {
    ctx.tokens.setState(id, 'revoked');
    ctx.audit.add({ ...auditOf(row), action: 'token.gone', detail: 'the server did not list it any more' });
  });
  await removeRevokedSecret(ctx, revoked);
  return true;
}
