import { sha256 } from '../../secrets/slot.ts';
import { parseTokenSecret, type TokenSecret, tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { switched } from '../tokens/keep-renewed.ts';
import { removePending } from '../tokens/pending-generation.ts';
import { settleLostToken } from './lost-secrets.ts';

/**
 * At start-up: ends what a crash left of a renewal. The next generation in the keychain means that the
 * answer came, so the row switches to it. Without it nobody knows whether the vendor renewed the token.
 *
 * @throws AppError `keychain-*`; the row then stays for the next start
 */
export function settleRenewal(ctx: AppContext, id: string): Promise<void> {
  return ctx.locks.run(id, async () => {
    const row = ctx.tokens.find(id);
    if (row === null) return;
    if (row.state === 'renewing') await finishRenewal(ctx, row);
    else if (row.secretStore !== 'lost') await removePending(ctx, row);
    // The present generation comes first, should it be there after all.
    else if (row.secretSha256 === '' || !(await settleLostToken(ctx, row))) await bringBack(ctx, row);
  });
}

async function finishRenewal(ctx: AppContext, row: TokenRow): Promise<void> {
  const next = row.secretGeneration + 1;
  const account = tokenAccount(row.id, next);
  const found = await findSecret(ctx, account);
  if (found === null) {
    await ctx.vault.remove(account);
    ctx.db.transaction(() => {
      ctx.tokens.endRenewal(row.id, true);
      ctx.audit.add({
        ...auditOf(row),
        action: 'token.renewal-unknown',
        detail: 'Tokendesk ended before the answer was kept',
      });
    });
    return;
  }
  const kept: TokenRow = { ...switched(row, found.secret, next), ...found.location, answer: '' };
  ctx.db.transaction(() => {
    ctx.tokens.markRenewed(row, kept);
    ctx.audit.add({ ...auditOf(kept), action: 'token.renewed', detail: 'finished at the next start' });
  });
  await removePending(ctx, kept);
}

/**
 * The renewed pair was in memory only and is gone. The pair before it may still be in the keychain: its
 * access token may work until it expires, and its refresh token was used.
 */
async function bringBack(ctx: AppContext, row: TokenRow): Promise<void> {
  if (row.pendingGeneration === null) return;
  const found = await findSecret(ctx, tokenAccount(row.id, row.pendingGeneration));
  if (found === null) {
    ctx.tokens.clearPending(row.id);
    return;
  }
  const back: TokenRow = {
    ...switched(row, found.secret, row.pendingGeneration),
    ...found.location,
    pendingGeneration: null,
    renewalUnknown: true,
  };
  ctx.db.transaction(() => {
    ctx.tokens.markRenewed(row, back);
    ctx.audit.add({
      ...auditOf(row),
      action: 'token.renewal-unknown',
      detail: 'the renewed pair was in memory only; the one before it is back',
    });
  });
}

interface Found {
  readonly secret: TokenSecret;
  readonly location: Pick<TokenRow, 'secretStore' | 'secretParts' | 'secretSha256'>;
}

async function findSecret(ctx: AppContext, account: string): Promise<Found | null> {
  const found = await ctx.vault.find(account);
  const secret = found === null ? null : parseTokenSecret(found.secret);
  if (found === null || secret === null) return null;
  return {
    secret,
    location: { secretStore: 'keychain', secretParts: found.parts, secretSha256: sha256(found.secret) },
  };
}
