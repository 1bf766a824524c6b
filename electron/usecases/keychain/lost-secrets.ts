import { connectionAccount, parseConnectionEntry } from '../../secrets/connection-entry.ts';
import { tokenAccount } from '../../secrets/token-entry.ts';
import { sha256 } from '../../secrets/vault.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { Workplace } from '../app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';

// A row that was in memory only keeps the hash of its secret until the keychain has been asked: the
// last run may have ended while it moved the secret there, or after writing a part of it.

/** Tokens whose secret is marked as lost, and not yet proven to be. */
export function doubtfulTokens(place: Workplace): TokenRow[] {
  return place.db
    .prepare(`SELECT id FROM tokens WHERE secret_store = 'lost' AND secret_sha256 <> ''`)
    .all()
    .flatMap(({ id }) => place.tokens.find(String(id)) ?? []);
}

/** Connections whose secrets are marked as lost, and not yet proven to be. */
export const isDoubtful = (row: ConnectionRow): boolean =>
  row.secretStore === 'lost' && row.secretSha256 !== '';

/** Finds a token's secret in the keychain after all, or clears what was left of it. */
export async function settleLostToken(place: Workplace, row: TokenRow): Promise<void> {
  const found = await findOrClear(place, tokenAccount(row.id, row.secretGeneration), row.secretSha256);
  place.db.transaction(() => {
    if (found === null) {
      place.tokens.setSecretPlace(row.id, { secretStore: 'lost', secretParts: 0, secretSha256: '' });
      return;
    }
    const { secretSha256 } = row;
    place.tokens.setSecretPlace(row.id, { secretStore: 'keychain', secretParts: found.parts, secretSha256 });
    place.audit.add({ ...auditOf(row), action: 'token.moved-to-keychain' });
  });
}

/** The same for a connection's secrets. */
export async function settleLostConnection(place: Workplace, row: ConnectionRow): Promise<void> {
  const found = await findOrClear(place, connectionAccount(row.id, row.secretGeneration), row.secretSha256);
  const outcome =
    found === null
      ? { secretSha256: '' }
      : {
          secretStore: 'keychain' as const,
          secretParts: found.parts,
          storedSecrets: Object.keys(parseConnectionEntry(found.secret)),
        };
  place.db.transaction(() => place.connections.put({ ...row, ...outcome }));
}

async function findOrClear(place: Workplace, account: string, hash: string) {
  const found = await place.vault.find(account);
  if (found === null) await place.vault.remove(account);
  return found !== null && sha256(found.secret) === hash ? found : null;
}
