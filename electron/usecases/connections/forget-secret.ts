import { readConnectionSecrets } from '../../secrets/connection-entry.ts';
import type { AppContext } from '../context/app-context.ts';
import { letGo } from './held-secrets.ts';
import { changeOneSecret } from './replace-secrets.ts';

/**
 * Removes one of a connection's secrets, from the keychain and from memory.
 *
 * @param inCommit done in the same commit, also when there is no such secret
 * @throws AppError `keychain-*` when the others cannot be read or written now; nothing changed then
 */
export function forgetSecret(
  ctx: AppContext,
  connectionId: string,
  name: string,
  inCommit: () => void,
): Promise<void> {
  return ctx.locks.run(connectionId, async () => {
    const row = ctx.connections.find(connectionId);
    if (row === null || !row.storedSecrets.includes(name)) {
      ctx.db.transaction(inCommit);
      letGo(ctx.db, connectionId, name);
      return;
    }
    const { [name]: _, ...others } = await readConnectionSecrets(ctx.vault, row);
    await changeOneSecret(ctx, row, others, inCommit);
    letGo(ctx.db, connectionId, name);
    ctx.changed('connections');
  });
}
