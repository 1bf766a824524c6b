import { readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Workplace } from '../app-context.ts';
import { letGo } from './held-secrets.ts';
import { replaceSecrets } from './replace-secrets.ts';

/**
 * Removes one of a connection's secrets, from the keychain and from memory.
 *
 * @param inCommit done in the same commit, also when there is no such secret
 * @throws AppError `keychain-*` when the others cannot be read now
 */
export function forgetSecret(
  place: Workplace,
  connectionId: string,
  name: string,
  inCommit: () => void,
): Promise<void> {
  letGo(place.db, connectionId, name);
  return oneAtATime(place, connectionId, async () => {
    const row = place.connections.find(connectionId);
    if (row === null || !row.storedSecrets.includes(name)) {
      place.db.transaction(inCommit);
      return;
    }
    const { [name]: _, ...others } = await readConnectionSecrets(place.vault, row);
    await replaceSecrets(place, row, others, inCommit);
    place.changed('connections');
  });
}
