import type { TokenState } from '../../../shared/models/token.ts';
import { sha256 } from '../../secrets/slot.ts';
import { parseTokenSecret, tokenAccount } from '../../secrets/token-entry.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { type RecordActionRow, recordActionsTable } from '../../store/record-actions.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { isServiceWide } from '../../vendors/kit/define.ts';
import { finishDeletion } from '../connections/delete.ts';
import { removeLeftOvers } from '../connections/replace-secrets.ts';
import type { AppContext } from '../context/app-context.ts';
import { finishTokenDeletion } from '../tokens/delete.ts';
import { settleDueSecret } from '../tokens/due-secret.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { settleRevocation } from '../tokens/revoked-secret.ts';
import { doubtfulTokens, isDoubtful, settleLostConnection, settleLostToken } from './lost-secrets.ts';
import { settleAction } from './reconcile-actions.ts';
import { settleRenewal } from './reconcile-tokens.ts';

/** What a crash left unfinished, as found in the database before this run changes anything. */
export interface Unfinished {
  readonly tokens: readonly TokenRow[];
  /** Secrets were in memory only, and may yet have reached the keychain. */
  readonly lost: readonly TokenRow[];
  readonly connections: readonly ConnectionRow[];
  /** Paths of files that were being written. */
  readonly files: readonly string[];
  readonly actions: readonly RecordActionRow[];
}

/** Looks for unfinished rows. To be called at start-up, before the window can start new work. */
export function findUnfinished(ctx: AppContext): Unfinished {
  return {
    tokens: ctx.tokens.unfinished(),
    lost: doubtfulTokens(ctx),
    connections: ctx.connections
      .all()
      .filter((row) => row.state === 'deleting' || row.pendingGeneration !== null || isDoubtful(row)),
    files: ctx.partFiles.all(),
    actions: recordActionsTable(ctx.db).all(),
  };
}

/**
 * Finishes each unfinished row from the database and that one keychain entry. Without a keychain a
 * row stays as it is, and the next start tries again.
 */
export async function recover(ctx: AppContext, unfinished: Unfinished): Promise<void> {
  for (const row of unfinished.tokens) {
    const settle = SETTLERS[row.state];
    if (settle !== undefined) await quietly(ctx, row.id, () => settle(ctx, row));
  }
  for (const { id } of unfinished.lost) {
    await quietly(ctx, id, () => ctx.locks.run(id, () => settleLost(ctx, id)));
  }
  // After that, because what is lost decides which generation counts.
  for (const { id, pendingGeneration } of unfinished.tokens) {
    if (pendingGeneration !== null) await quietly(ctx, id, () => settleRenewal(ctx, id));
  }
  // Before what a crash left over is removed: a new secret may be among it.
  for (const row of unfinished.actions) await quietly(ctx, row.connectionId, () => settleAction(ctx, row));
  for (const { id } of unfinished.connections) {
    await quietly(ctx, id, () => ctx.locks.run(id, () => settleConnection(ctx, id)));
  }
  if (unfinished.tokens.length + unfinished.lost.length > 0) ctx.changed('tokens');
  if (unfinished.connections.length + unfinished.actions.length > 0) ctx.changed('connections');
}

const SETTLERS: Partial<Record<TokenState, (ctx: AppContext, row: TokenRow) => Promise<void>>> = {
  requesting: settleRequest,
  active: (ctx, { id }) => settleDueSecret(ctx, id),
  renewing: (ctx, { id }) => settleRenewal(ctx, id),
  revoking: (ctx, { id }) => settleRevocation(ctx, id),
  revoked: (ctx, { id }) => settleRevocation(ctx, id),
  deleting: (ctx, { id }) =>
    ctx.locks.run(id, async () => {
      const row = ctx.tokens.find(id);
      if (row?.state === 'deleting') await finishTokenDeletion(ctx, row);
    }),
};

/** By the row as it is now: a renewal may have brought another secret meanwhile. */
async function settleLost(ctx: AppContext, id: string): Promise<void> {
  const row = ctx.tokens.find(id);
  if (row?.secretStore === 'lost' && row.secretSha256 !== '') await settleLostToken(ctx, row);
}

/** By the row as it is now: the agent may have changed it since the start. */
async function settleConnection(ctx: AppContext, id: string): Promise<void> {
  const row = ctx.connections.find(id);
  if (row?.state === 'deleting') return finishDeletion(ctx, row);
  if (row != null && row.pendingGeneration !== null) await removeLeftOvers(ctx, row);
  const settled = ctx.connections.find(id);
  if (settled !== null && isDoubtful(settled)) await settleLostConnection(ctx, settled);
}

/** The secret is there: the token was issued. It is not: the vendor may have created one. */
async function settleRequest(ctx: AppContext, row: TokenRow): Promise<void> {
  const account = tokenAccount(row.id, row.secretGeneration);
  const found = await ctx.vault.find(account);
  // Parts may have been written before the head that makes them readable.
  if (found === null) await ctx.vault.remove(account);
  const secret = found === null ? null : parseTokenSecret(found.secret);
  ctx.db.transaction(() => {
    if (found === null || secret === null) {
      ctx.tokens.setState(row.id, 'outcome-unknown');
      ctx.audit.add({
        ...auditOf(row),
        action: 'token.outcome-unknown',
        detail: 'Tokendesk ended before the answer came',
      });
      return;
    }
    ctx.tokens.markIssued(row, {
      ...secret.record,
      answer: '',
      hasRefreshToken: secret.refreshToken !== null,
      serviceWide: isServiceWide(ctx.providers[row.api], secret.accessToken),
      secretStore: 'keychain',
      secretParts: found.parts,
      secretSha256: sha256(found.secret),
    });
    ctx.audit.add({ ...auditOf(row), action: 'token.recovered', subject: secret.record.subject });
  });
}

async function quietly(ctx: AppContext, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    ctx.log.info('recover.later', { id, reason: error instanceof Error ? error.message : 'unknown' });
  }
}
