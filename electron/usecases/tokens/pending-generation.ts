import { tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { Workplace } from '../app-context.ts';

/**
 * Removes the other generation of a token's secret, when the present one is safe.
 *
 * @param parts how many entries it has, where that is known
 * @returns the row as it is then
 * @throws AppError `keychain-*` when the keychain does not let it go now; start-up tries again
 */
export async function removePending(place: Workplace, row: TokenRow, parts?: number): Promise<TokenRow> {
  if (row.pendingGeneration === null) return row;
  await place.vault.remove(tokenAccount(row.id, row.pendingGeneration), parts);
  place.tokens.clearPending(row.id);
  return { ...row, pendingGeneration: null };
}
