import { tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Workplace } from '../app-context.ts';
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
export function removeDueSecret(place: Workplace, id: string): Promise<void> {
  return oneAtATime(place, id, async () => {
    const row = place.tokens.find(id);
    if (row?.state !== 'active' || !['keychain', 'session'].includes(row.secretStore)) return;
    place.tokens.setSecretPlace(id, { ...row, secretStore: 'none' });
    try {
      await finish(place, row);
    } catch (error) {
      place.tokens.setSecretPlace(id, row);
      throw error;
    }
  });
}

/** At start-up: finishes what a crash interrupted. */
export function settleDueSecret(place: Workplace, id: string): Promise<void> {
  return oneAtATime(place, id, async () => {
    const row = place.tokens.find(id);
    if (row !== null && isRemovalUnfinished(row)) await finish(place, row);
  });
}

async function finish(place: Workplace, row: TokenRow): Promise<void> {
  await removePending(place, row);
  await place.vault.remove(tokenAccount(row.id, row.secretGeneration), row.secretParts || undefined);
  place.db.transaction(() => {
    place.tokens.setSecretPlace(row.id, { secretStore: 'none', secretParts: 0, secretSha256: '' });
    place.audit.add({ ...auditOf(row), action: 'token.secret-removed', detail: 'by the clean-up policy' });
  });
}
