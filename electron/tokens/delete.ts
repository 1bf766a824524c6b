import { oneAtATime } from '../connections/one-at-a-time.ts';
import type { TokenRow } from '../store/tokens-table.ts';
import type { Workplace } from './context.ts';
import { auditOf } from './keep-issued.ts';
import { tokenAccount } from './token-secret.ts';

/**
 * Deletes a token from the history: the secret first, then the row. At the vendor nothing changes.
 * When the keychain refuses, the row stays as it was. A renewal that is under way ends first.
 *
 * @param why for the audit trail, where it was not the agent
 * @throws AppError `keychain-*`
 */
export function deleteToken(place: Workplace, id: string, why = ''): Promise<void> {
  return oneAtATime(place, id, () => deleteNow(place, id, why));
}

async function deleteNow(place: Workplace, id: string, why: string): Promise<void> {
  const row = place.tokens.find(id);
  if (row === null) return;
  place.tokens.setState(id, 'deleting');
  try {
    await finishTokenDeletion(place, row, why);
  } catch (error) {
    place.tokens.setState(id, row.state);
    throw error;
  } finally {
    place.changed('tokens');
  }
}

/** Second half of a deletion; start-up calls it for a row that a crash left in `deleting`. */
export async function finishTokenDeletion(place: Workplace, row: TokenRow, why = ''): Promise<void> {
  const stored = row.secretStore === 'keychain' || row.secretStore === 'session';
  if (stored)
    await place.vault.remove(tokenAccount(row.id, row.secretGeneration), row.secretParts || undefined);
  if (row.pendingGeneration !== null) await place.vault.remove(tokenAccount(row.id, row.pendingGeneration));
  place.db.transaction(() => {
    place.tokens.remove(row.id);
    place.audit.add({ ...auditOf(row), action: 'token.deleted', detail: why });
  });
}
