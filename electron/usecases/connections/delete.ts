import { connectionAccount } from '../../secrets/connection-entry.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { dropHeldSession } from '../../vendor-call/held-sessions.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Workplace } from '../app-context.ts';
import { leftOverGenerations } from './replace-secrets.ts';
import { leaving } from './sign-out.ts';

/**
 * Deletes a connection and its secrets; its tokens stay in the history. When the keychain refuses, the
 * connection stays as it was.
 *
 * @throws AppError `keychain-*`
 */
export function deleteConnection(place: Workplace, id: string): Promise<void> {
  return oneAtATime(place, id, () => remove(place, id));
}

async function remove(place: Workplace, id: string): Promise<void> {
  const row = place.connections.find(id);
  if (row === null) return;
  const leave = await leaving(place, row);
  place.connections.setState(id, 'deleting');
  try {
    await finishDeletion(place, row);
    dropHeldSession(place, id);
    void leave?.();
  } catch (error) {
    place.connections.setState(id, 'active');
    throw error;
  } finally {
    place.changed('connections');
  }
}

/**
 * Second half of a deletion; start-up calls it for a row that a crash left in `deleting`, because it was
 * to be deleted or because it was never there in full.
 */
export async function finishDeletion(place: Workplace, row: ConnectionRow): Promise<void> {
  if (row.secretStore === 'keychain' || row.secretStore === 'session') {
    await place.vault.remove(connectionAccount(row.id, row.secretGeneration), row.secretParts || undefined);
  }
  const neverThere = row.secretGeneration === 0 && row.pendingGeneration !== null;
  for (const generation of leftOverGenerations(row))
    await place.vault.remove(connectionAccount(row.id, generation));
  place.db.transaction(() => {
    place.connections.remove(row.id);
    if (neverThere) return;
    place.audit.add({
      action: 'connection.deleted',
      api: row.api,
      connectionId: row.id,
      secretGeneration: row.secretGeneration,
      connectionName: row.name,
      detail: row.baseUrl,
    });
  });
}
