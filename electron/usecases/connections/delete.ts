import { connectionAccount } from '../../secrets/connection-entry.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { leftOverGenerations } from './replace-secrets.ts';
import { endSessions } from './sign-out.ts';

/**
 * Deletes a connection and its secrets; its tokens stay in the history. When the keychain refuses, the
 * connection stays as it was.
 *
 * @throws AppError `keychain-*`
 */
export function deleteConnection(ctx: AppContext, id: string): Promise<void> {
  return ctx.locks.run(id, () => remove(ctx, id));
}

async function remove(ctx: AppContext, id: string): Promise<void> {
  const row = ctx.connections.find(id);
  if (row === null) return;
  ctx.connections.setState(id, 'deleting');
  try {
    await finishDeletion(ctx, row);
    void endSessions(ctx, row);
  } catch (error) {
    ctx.connections.setState(id, 'active');
    throw error;
  } finally {
    ctx.changed('connections');
  }
}

/**
 * Second half of a deletion; start-up calls it for a row that a crash left in `deleting`, because it was
 * to be deleted or because it was never there in full.
 */
export async function finishDeletion(ctx: AppContext, row: ConnectionRow): Promise<void> {
  if (row.secretStore === 'lost') {
    await ctx.vault.remove(connectionAccount(row.id, row.secretGeneration)).catch(() => undefined);
  } else if (row.secretStore !== 'none') {
    await ctx.vault.remove(connectionAccount(row.id, row.secretGeneration), row.secretParts || undefined);
  }
  const neverThere = row.secretGeneration === 0 && row.pendingGeneration !== null;
  for (const generation of leftOverGenerations(row))
    await ctx.vault.remove(connectionAccount(row.id, generation));
  ctx.db.transaction(() => {
    ctx.connections.remove(row.id);
    if (neverThere) return;
    ctx.audit.add({
      action: 'connection.deleted',
      api: row.api,
      connectionId: row.id,
      secretGeneration: row.secretGeneration,
      connectionName: row.name,
      detail: row.baseUrl,
    });
  });
}
