import type { ConnectionRow } from '../store/connections-table.ts';
import type { Workplace } from '../tokens/context.ts';
import { type ConnectionSecrets, connectionAccount, connectionEntry } from './connection-secrets.ts';

/**
 * Replaces a connection's secrets without a moment in which neither the old nor the new ones are
 * there: the next generation is announced in the row, written, switched to in one commit, and only
 * then the old one is removed. Start-up removes whatever generation a crash left over.
 *
 * @param row must already be in the database
 */
export async function replaceSecrets(
  place: Workplace,
  row: ConnectionRow,
  secrets: ConnectionSecrets,
): Promise<ConnectionRow> {
  const names = Object.keys(secrets);
  const next = row.secretGeneration + 1;
  const hadEntry = row.secretStore === 'keychain' || row.secretStore === 'session';
  const leftOver = hadEntry ? row.secretGeneration : null;
  let switched: ConnectionRow = {
    ...row,
    storedSecrets: [],
    secretStore: 'none',
    secretParts: 0,
    secretSha256: '',
    pendingGeneration: leftOver,
  };
  if (names.length > 0) {
    place.connections.setPendingGeneration(row.id, next);
    const secretPlace = await place.vault.put(connectionAccount(row.id, next), connectionEntry(secrets));
    switched = { ...switched, ...secretPlace, storedSecrets: names, secretGeneration: next };
  }
  place.db.transaction(() => place.connections.put(switched));
  if (leftOver !== null) await removeLeftOver(place, switched, leftOver);
  return switched;
}

/** Removes a generation that is no longer in use; when that fails now, start-up tries again. */
export async function removeLeftOver(
  place: Workplace,
  row: ConnectionRow,
  generation: number,
): Promise<void> {
  try {
    await place.vault.remove(connectionAccount(row.id, generation));
    place.connections.setPendingGeneration(row.id, null);
  } catch {
    place.log.info('connection.left-over', { id: row.id, generation });
  }
}
