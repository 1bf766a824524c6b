import { connectionAccount } from '../../secrets/connection-entry.ts';
import { tokenAccount } from '../../secrets/token-entry.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { removePending } from '../tokens/pending-generation.ts';

const moving = new WeakMap<AppContext, Promise<void>>();

/** Moves every secret that is in memory only into the keychain, as far as it takes them; one move at a time. */
export function moveSessionSecrets(ctx: AppContext): Promise<void> {
  const running = moving.get(ctx) ?? move(ctx).finally(() => moving.delete(ctx));
  moving.set(ctx, running);
  return running;
}

async function move(ctx: AppContext): Promise<void> {
  let moved = 0;
  for (const { id } of ctx.tokens.inSession()) {
    if (await ctx.locks.run(id, () => moveToken(ctx, id))) moved++;
  }
  for (const { id } of ctx.connections.all().filter(({ secretStore }) => secretStore === 'session')) {
    if (await ctx.locks.run(id, () => moveConnection(ctx, id))) moved++;
  }
  if (moved === 0) return;
  ctx.changed('tokens');
  ctx.changed('connections');
}

async function moveToken(ctx: AppContext, id: string): Promise<boolean> {
  const row = ctx.tokens.find(id);
  if (row === null || row.secretStore !== 'session') return false;
  const kept = await ctx.vault.promote(tokenAccount(id, row.secretGeneration), (location) =>
    ctx.db.transaction(() => {
      ctx.tokens.setSecretLocation(id, location);
      ctx.audit.add({ ...auditOf(row), action: 'token.moved-to-keychain' });
    }),
  );
  if (kept === null) return false;
  // An older pair in the keychain stood in for the case of a crash.
  await removePending(ctx, row).catch(() => undefined);
  return true;
}

async function moveConnection(ctx: AppContext, id: string): Promise<boolean> {
  const row = ctx.connections.find(id);
  if (row === null || row.secretStore !== 'session') return false;
  const kept = await ctx.vault.promote(connectionAccount(id, row.secretGeneration), (location) =>
    ctx.db.transaction(() => ctx.connections.put({ ...row, ...location })),
  );
  return kept !== null;
}

/**
 * At start-up: secrets that an earlier run held in memory are gone; the rows say so from now on. They
 * keep the hash until `recover` has asked the keychain.
 */
export function markLostSecrets(ctx: AppContext): void {
  ctx.db.transaction(() => {
    for (const row of ctx.tokens.inSession()) {
      const { secretSha256 } = row;
      ctx.tokens.setSecretLocation(row.id, { secretStore: 'lost', secretParts: 0, secretSha256 });
      ctx.audit.add({ ...auditOf(row), action: 'token.secret-lost', detail: 'it was in memory only' });
    }
    ctx.connections.markSessionSecretsLost();
  });
}
