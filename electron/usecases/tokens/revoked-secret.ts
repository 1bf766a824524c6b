import { tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Workplace } from '../app-context.ts';
import { auditOf } from './keep-issued.ts';
import { removePending } from './pending-generation.ts';

/**
 * Removes the secret of a token that is revoked. What the keychain does not let go now goes at the next
 * start.
 */
export async function removeRevokedSecret(place: Workplace, row: TokenRow): Promise<TokenRow> {
  try {
    return await remove(place, row);
  } catch {
    place.log.info('revoked.secret-later', { id: row.id });
    return row;
  }
}

/**
 * At start-up: a revocation whose answer was never kept may have happened, and can be asked for again; a
 * token that is revoked needs no secret any more.
 *
 * @throws AppError `keychain-*`; the row then stays for the next start
 */
export function settleRevocation(place: Workplace, id: string): Promise<void> {
  return oneAtATime(place, id, async () => {
    const row = place.tokens.find(id);
    if (row?.state === 'revoked') await remove(place, row);
    if (row?.state !== 'revoking') return;
    place.db.transaction(() => {
      place.tokens.setState(id, 'active');
      place.audit.add({
        ...auditOf(row),
        action: 'token.revocation-unknown',
        detail: 'Tokendesk ended before the answer was kept',
      });
    });
  });
}

async function remove(place: Workplace, row: TokenRow): Promise<TokenRow> {
  const gone = { secretStore: 'none', secretParts: 0, secretSha256: '' } as const;
  await removePending(place, row);
  await place.vault.remove(tokenAccount(row.id, row.secretGeneration), row.secretParts || undefined);
  place.tokens.setSecretPlace(row.id, gone);
  return { ...row, ...gone, pendingGeneration: null };
}
