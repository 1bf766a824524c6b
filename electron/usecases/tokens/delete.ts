import { AppError } from '../../../shared/errors.ts';
import { tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from './keep-issued.ts';

/**
 * Deletes a token from the history: the secret first, then the row. At the vendor nothing changes.
 * When the keychain refuses, the row stays as it was. A renewal that is under way ends first.
 *
 * @param why for the audit trail, where it was not the agent
 * @throws AppError `keychain-*`, or `invalid-input` while it is being issued
 */
export function deleteToken(ctx: AppContext, id: string, why = ''): Promise<void> {
  // Said at once: after the wait for the vendor's answer, a token that nobody has seen would be deleted.
  if (ctx.tokens.find(id)?.state === 'requesting') return Promise.reject(notKnownYet());
  return ctx.locks.run(id, () => deleteNow(ctx, id, why));
}

async function deleteNow(ctx: AppContext, id: string, why: string): Promise<void> {
  const row = ctx.tokens.find(id);
  if (row === null) return;
  if (row.state === 'requesting') throw notKnownYet();
  ctx.tokens.setState(id, 'deleting');
  try {
    await finishTokenDeletion(ctx, row, why);
  } catch (error) {
    ctx.tokens.setState(id, row.state);
    throw error;
  } finally {
    ctx.changed('tokens');
  }
}

/** Without its row, a token that is on its way would be lost. */
function notKnownYet(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'It is not known yet whether this token was issued.',
    hint: 'Wait for the vendor’s answer. After a crash, unlock the keychain and start Tokendesk again; then delete it.',
  });
}

/** Second half of a deletion; start-up calls it for a row that a crash left in `deleting`. */
export async function finishTokenDeletion(ctx: AppContext, row: TokenRow, why = ''): Promise<void> {
  const account = tokenAccount(row.id, row.secretGeneration);
  if (row.secretStore === 'lost') {
    // It may have come back with its keyring; one that cannot be asked keeps nobody from deleting the row.
    await ctx.vault.remove(account).catch(() => undefined);
  } else if (row.secretStore !== 'none' || row.secretSha256 !== '') {
    await ctx.vault.remove(account, row.secretParts || undefined);
  }
  if (row.pendingGeneration !== null) await ctx.vault.remove(tokenAccount(row.id, row.pendingGeneration));
  ctx.db.transaction(() => {
    ctx.tokens.remove(row.id);
    ctx.audit.add({ ...auditOf(row), action: 'token.deleted', detail: why });
  });
}
