import type { ConnectionRow } from '../store/connections-table.ts';
import type { Workplace } from '../tokens/context.ts';
import { connectionAccount } from './connection-secrets.ts';

/**
 * Deletes a connection and its secrets; its tokens stay in the history. When the keychain refuses, the
 * connection stays as it was.
 *
 * @throws AppError `keychain-*`
 */
export async function deleteConnection(place: Workplace, id: string): Promise<void> {
  const row = place.connections.find(id);
  if (row === null) return;
  place.connections.setState(id, 'deleting');
  try {
    await finishDeletion(place, row);
  } catch (error) {
    place.connections.setState(id, 'active');
    throw error;
  } finally {
    place.changed('connections');
  }
}

/** Second half of a deletion; start-up calls it for a row that a crash left in `deleting`. */
export async function finishDeletion(place: Workplace, row: ConnectionRow): Promise<void> {
  if (row.secretStore === 'keychain' || row.secretStore === 'session') {
    await place.vault.remove(connectionAccount(row.id, row.secretGeneration));
  }
  if (row.pendingGeneration !== null)
    await place.vault.remove(connectionAccount(row.id, row.pendingGeneration));
  place.db.transaction(() => {
    place.connections.remove(row.id);
    place.audit.add({
      action: 'connection.deleted',
      api: row.api,
      connectionName: row.name,
      detail: row.baseUrl,
    });
  });
}
