import type { CleanUpCount, CleanUpPolicy } from '../../../shared/models/clean-up.ts';
import { tokensDueForRemoval, tokensWithDueSecret } from '../../store/due-tokens.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { deleteToken } from './delete.ts';
import { removeDueSecret } from './due-secret.ts';

const DAY_MS = 86_400_000;

interface Due {
  readonly secrets: readonly TokenRow[];
  readonly rows: readonly TokenRow[];
}

/** What a clean-up by this policy would remove now. */
export function previewCleanUp(ctx: AppContext, policy: CleanUpPolicy): CleanUpCount {
  const { secrets, rows } = due(ctx, policy);
  return { secrets: secrets.length, rows: rows.length };
}

/**
 * Removes what is due: secrets of tokens that expired long ago, then old rows. Each leaves a line in the
 * audit trail. What the keychain does not let go now is tried again next time.
 */
export async function cleanUp(ctx: AppContext, policy: CleanUpPolicy): Promise<CleanUpCount> {
  const { secrets, rows } = due(ctx, policy);
  const removed = { secrets: 0, rows: 0 };
  for (const row of secrets) removed.secrets += await tried(() => removeDueSecret(ctx, row.id));
  for (const row of rows)
    removed.rows += await tried(() => deleteToken(ctx, row.id, 'by the clean-up policy'));
  if (removed.secrets + removed.rows > 0) {
    ctx.log.info('clean-up', removed);
    ctx.changed('tokens');
  }
  return removed;
}

function due(ctx: AppContext, { secretRetentionDays, historyRetentionDays }: CleanUpPolicy): Due {
  const now = ctx.nowMs();
  const rows =
    historyRetentionDays === 0 ? [] : tokensDueForRemoval(ctx.db, now - historyRetentionDays * DAY_MS, now);
  const going = new Set(rows.map((row) => row.id));
  const secrets =
    secretRetentionDays === 0 ? [] : tokensWithDueSecret(ctx.db, now - secretRetentionDays * DAY_MS);
  return { rows, secrets: secrets.filter((row) => !going.has(row.id)) };
}

/** 1 when it worked. */
async function tried(work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 1;
  } catch {
    return 0;
  }
}
