import { tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from './keep-issued.ts';
import { removePending } from './pending-generation.ts';

/**
 * Removes the secret of a token that is revoked. What the keychain does not let go now goes at the next
 * start.
 */
export async function removeRevokedSecret(ctx: AppContext, row: TokenRow): Promise<TokenRow> {
  try {
    return await remove(ctx, row);
  } catch {
    ctx.log.info('revoked.secret-later', { id: row.id });
    return row;
  }
}

/**
 * At start-up: a revocation whose answer was never kept may have happened, and can be asked for again; a
 * token that is revoked needs no secret any more.
 *
 * @throws AppError `keychain-*`; the row then stays for the next start
 */
export function settleRevocation(ctx: AppContext, id: string): Promise<void> {
  return ctx.locks.run(id, async () => {
    const row = ctx.tokens.find(id);
    if (row?.state === 'revoked') await remove(ctx, row);
    if (row?.state !== 'revoking') return;
    ctx.db.transaction(() => {
      ctx.tokens.setState(id, 'active');
      ctx.audit.add({
        ...auditOf(row),
        action: 'token.revocation-unknown',
        detail: 'Tokendesk ended before the answer was kept',
      });
    });
  });
}

async function remove(ctx: AppContext, row: TokenRow): Promise<TokenRow> {
  const gone = { secretStore: 'none', secretParts: 0, secretSha256: '' } as const;
  await removePending(ctx, row);
  await ctx.vault.remove(tokenAccount(row.id, row.secretGeneration), row.secretParts || undefined);
  ctx.tokens.setSecretLocation(row.id, gone);
  return { ...row, ...gone, pendingGeneration: null };
}
