import { connectionAccount, parseConnectionEntry } from '../../secrets/connection-entry.ts';
import { tokenAccount } from '../../secrets/token-entry.ts';
import { sha256 } from '../../secrets/vault.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';

// A row that was in memory only keeps the hash of its secret until the keychain has been asked: the
// last run may have ended while it moved the secret there, or after writing a part of it.

/** Tokens whose secret is marked as lost, and not yet proven to be. */
export function doubtfulTokens(ctx: AppContext): TokenRow[] {
  return ctx.db
    .prepare(`SELECT id FROM tokens WHERE secret_store = 'lost' AND secret_sha256 <> ''`)
    .all()
    .flatMap(({ id }) => ctx.tokens.find(String(id)) ?? []);
}

/** Connections whose secrets are marked as lost, and not yet proven to be. */
export const isDoubtful = (row: ConnectionRow): boolean =>
  row.secretStore === 'lost' && row.secretSha256 !== '';

/** Finds a token's secret in the keychain after all, or clears what was left of it. */
export async function settleLostToken(ctx: AppContext, row: TokenRow): Promise<void> {
  const found = await findOrClear(ctx, tokenAccount(row.id, row.secretGeneration), row.secretSha256);
  ctx.db.transaction(() => {
    if (found === null) {
      ctx.tokens.setSecretLocation(row.id, { secretStore: 'lost', secretParts: 0, secretSha256: '' });
      return;
    }
    const { secretSha256 } = row;
    ctx.tokens.setSecretLocation(row.id, { secretStore: 'keychain', secretParts: found.parts, secretSha256 });
    ctx.audit.add({ ...auditOf(row), action: 'token.moved-to-keychain' });
  });
}

/** The same for a connection's secrets. */
export async function settleLostConnection(ctx: AppContext, row: ConnectionRow): Promise<void> {
  const found = await findOrClear(ctx, connectionAccount(row.id, row.secretGeneration), row.secretSha256);
  const outcome =
    found === null
      ? { secretSha256: '' }
      : {
          secretStore: 'keychain' as const,
          secretParts: found.parts,
          storedSecrets: Object.keys(parseConnectionEntry(found.secret)),
        };
  ctx.db.transaction(() => ctx.connections.put({ ...row, ...outcome }));
}

async function findOrClear(ctx: AppContext, account: string, hash: string) {
  const found = await ctx.vault.find(account);
  if (found === null) await ctx.vault.remove(account);
  return found !== null && sha256(found.secret) === hash ? found : null;
}
