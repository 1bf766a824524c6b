import { tokenAccount } from '../../secrets/token-entry.ts';
import { replaceSecrets } from '../connections/replace-secrets.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { removePending } from '../tokens/pending-generation.ts';

/**
 * Removes the secret of every token and connection, for an app that nobody can unlock any more. The rows stay,
 * and say so.
 *
 * @throws AppError `keychain-*`; what was removed until then stays removed
 */
export async function removeAllSecrets(ctx: AppContext): Promise<void> {
  const ids = ctx.db
    .prepare(`SELECT id FROM tokens WHERE secret_store <> 'none' OR secret_sha256 <> ''`)
    .all();
  for (const { id } of ids) await ctx.locks.run(String(id), () => removeTokenSecret(ctx, String(id)));
  for (const { id } of ctx.connections.all())
    await ctx.locks.run(id, async () => {
      const row = ctx.connections.find(id);
      if (row !== null && row.secretStore !== 'none') await replaceSecrets(ctx, row, {});
    });
  ctx.changed('tokens');
  ctx.changed('connections');
}

async function removeTokenSecret(ctx: AppContext, id: string): Promise<void> {
  const row = ctx.tokens.find(id);
  if (row === null) return;
  await removePending(ctx, row);
  await ctx.vault.remove(tokenAccount(id, row.secretGeneration));
  ctx.db.transaction(() => {
    ctx.tokens.setSecretLocation(id, { secretStore: 'none', secretParts: 0, secretSha256: '' });
    ctx.audit.add({
      ...auditOf(row),
      action: 'token.secret-removed',
      detail: 'to start over without the passphrase',
    });
  });
}
