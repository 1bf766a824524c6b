import { tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from './keep-issued.ts';
import { removePending } from './pending-generation.ts';

// A row without a secret that still has its hash: the entry is being removed, and start-up finishes that.

/** True between the two halves of a removal. */
export function isRemovalUnfinished(row: Pick<TokenRow, 'secretStore' | 'secretSha256'>): boolean {
  return row.secretStore === 'none' && row.secretSha256 !== '';
}

/**
 * Removes the secret of an expired token; its row stays. The row says so first, so that a crash never
 * leaves one that promises a secret which is gone. When the keychain refuses, all stays as it was.
 *
 * @throws AppError `keychain-*`
 */
export function removeDueSecret(ctx: AppContext, id: string): Promise<void> {
  return ctx.locks.run(id, async () => {
    const row = ctx.tokens.find(id);
    if (row?.state !== 'active' || !['keychain', 'session'].includes(row.secretStore)) return;
    ctx.tokens.setSecretLocation(id, { ...row, secretStore: 'none' });
    try {
      await finish(ctx, row);
    } catch (error) {
      ctx.tokens.setSecretLocation(id, row);
      throw error;
    }
  });
}

/** At start-up: finishes what a crash interrupted. */
export function settleDueSecret(ctx: AppContext, id: string): Promise<void> {
  return ctx.locks.run(id, async () => {
    const row = ctx.tokens.find(id);
    if (row !== null && isRemovalUnfinished(row)) await finish(ctx, row);
  });
}

async function finish(ctx: AppContext, row: TokenRow): Promise<void> {
  await removePending(ctx, row);
  await ctx.vault.remove(tokenAccount(row.id, row.secretGeneration), row.secretParts || undefined);
  ctx.db.transaction(() => {
    ctx.tokens.setSecretLocation(row.id, { secretStore: 'none', secretParts: 0, secretSha256: '' });
    ctx.audit.add({ ...auditOf(row), action: 'token.secret-removed', detail: 'by the clean-up policy' });
  });
}
