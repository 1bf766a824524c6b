import { connectionAccount, parseConnectionEntry } from '../../secrets/connection-entry.ts';
import { sha256 } from '../../secrets/slot.ts';
import { tokenAccount } from '../../secrets/token-entry.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';

// A lost secret keeps its hash for ever: the last run may have ended while it moved the secret from memory
// to the keychain, and a keyring that was away may come back with it.

/** Tokens whose secret is marked as lost, and may be found again. */
export function doubtfulTokens(ctx: AppContext): TokenRow[] {
  return ctx.db
    .prepare(`SELECT id FROM tokens WHERE secret_store = 'lost' AND secret_sha256 <> ''`)
    .all()
    .flatMap(({ id }) => ctx.tokens.find(String(id)) ?? []);
}

/** Connections whose secrets are marked as lost, and may be found again. */
export const isDoubtful = (row: ConnectionRow): boolean =>
  row.secretStore === 'lost' && row.secretSha256 !== '';

/** Finds a token's secret in the keychain after all. @returns whether it is there */
export async function settleLostToken(ctx: AppContext, row: TokenRow): Promise<boolean> {
  const found = await findAgain(ctx, tokenAccount(row.id, row.secretGeneration), row.secretSha256);
  if (found === null) return false;
  const { secretSha256 } = row;
  ctx.db.transaction(() => {
    ctx.tokens.setSecretLocation(row.id, { secretStore: 'keychain', secretParts: found.parts, secretSha256 });
    ctx.audit.add({ ...auditOf(row), action: 'token.moved-to-keychain' });
  });
  return true;
}

/** The same for a connection's secrets. */
export async function settleLostConnection(ctx: AppContext, row: ConnectionRow): Promise<void> {
  const found = await findAgain(ctx, connectionAccount(row.id, row.secretGeneration), row.secretSha256);
  if (found === null) return;
  ctx.db.transaction(() =>
    ctx.connections.put({
      ...row,
      secretStore: 'keychain',
      secretParts: found.parts,
      storedSecrets: Object.keys(parseConnectionEntry(found.secret)),
    }),
  );
}

async function findAgain(ctx: AppContext, account: string, hash: string) {
  const found = await ctx.vault.find(account);
  // Parts without a head are what a write left that broke off.
  if (found === null) await ctx.vault.remove(account);
  return found !== null && sha256(found.secret) === hash ? found : null;
}
