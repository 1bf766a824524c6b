import { tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';

/**
 * Removes the other generation of a token's secret, when the present one is safe.
 *
 * @param parts how many entries it has, where that is known
 * @returns the row as it is then
 * @throws AppError `keychain-*` when the keychain does not let it go now; start-up tries again
 */
export async function removePending(ctx: AppContext, row: TokenRow, parts?: number): Promise<TokenRow> {
  if (row.pendingGeneration === null) return row;
  await ctx.vault.remove(tokenAccount(row.id, row.pendingGeneration), parts);
  ctx.tokens.clearPending(row.id);
  return { ...row, pendingGeneration: null };
}
