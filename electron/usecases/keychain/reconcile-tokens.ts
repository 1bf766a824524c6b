import { parseTokenSecret, type TokenSecret, tokenAccount } from '../../secrets/token-entry.ts';
import { sha256 } from '../../secrets/vault.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Workplace } from '../app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { switched } from '../tokens/keep-renewed.ts';
import { removePending } from '../tokens/pending-generation.ts';

/**
 * At start-up: ends what a crash left of a renewal. The next generation in the keychain means that the
 * answer came, so the row switches to it. Without it nobody knows whether the vendor renewed the token.
 *
 * @throws AppError `keychain-*`; the row then stays for the next start
 */
export function settleRenewal(place: Workplace, id: string): Promise<void> {
  return oneAtATime(place, id, async () => {
    const row = place.tokens.find(id);
    if (row === null) return;
    if (row.state === 'renewing') await finishRenewal(place, row);
    // While a hash is kept, the keychain has not been asked yet for the present generation.
    else if (row.secretStore !== 'lost') await removePending(place, row);
    else if (row.secretSha256 === '') await bringBack(place, row);
  });
}

async function finishRenewal(place: Workplace, row: TokenRow): Promise<void> {
  const next = row.secretGeneration + 1;
  const account = tokenAccount(row.id, next);
  const found = await findSecret(place, account);
  if (found === null) {
    await place.vault.remove(account);
    place.db.transaction(() => {
      place.tokens.endRenewal(row.id, true);
      place.audit.add({
        ...auditOf(row),
        action: 'token.renewal-unknown',
        detail: 'Tokendesk ended before the answer was kept',
      });
    });
    return;
  }
  const kept: TokenRow = { ...switched(row, found.secret, next), ...found.place, answer: '' };
  place.db.transaction(() => {
    place.tokens.markRenewed(row, kept);
    place.audit.add({ ...auditOf(kept), action: 'token.renewed', detail: 'finished at the next start' });
  });
  await removePending(place, kept);
}

/**
 * The renewed pair was in memory only and is gone. The pair before it may still be in the keychain: its
 * access token may work until it expires, and its refresh token was used.
 */
async function bringBack(place: Workplace, row: TokenRow): Promise<void> {
  if (row.pendingGeneration === null) return;
  const found = await findSecret(place, tokenAccount(row.id, row.pendingGeneration));
  if (found === null) {
    place.tokens.clearPending(row.id);
    return;
  }
  const back: TokenRow = {
    ...switched(row, found.secret, row.pendingGeneration),
    ...found.place,
    pendingGeneration: null,
    renewalUnknown: true,
  };
  place.db.transaction(() => {
    place.tokens.markRenewed(row, back);
    place.audit.add({
      ...auditOf(row),
      action: 'token.renewal-unknown',
      detail: 'the renewed pair was in memory only; the one before it is back',
    });
  });
}

interface Found {
  readonly secret: TokenSecret;
  readonly place: Pick<TokenRow, 'secretStore' | 'secretParts' | 'secretSha256'>;
}

async function findSecret(place: Workplace, account: string): Promise<Found | null> {
  const found = await place.vault.find(account);
  const secret = found === null ? null : parseTokenSecret(found.secret);
  if (found === null || secret === null) return null;
  return {
    secret,
    place: { secretStore: 'keychain', secretParts: found.parts, secretSha256: sha256(found.secret) },
  };
}
