import { removeLeftOvers } from '../connections/replace-secrets.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { removePending } from '../tokens/pending-generation.ts';
import { connectionOwner, type Owner, type RepairReport, stateOf, tokenOwner } from './check-secrets.ts';
import type { SecretProblem } from './secret-problems.ts';

export { type CheckOptions, checkSecrets, type RepairReport } from './check-secrets.ts';
export type { SecretProblem } from './secret-problems.ts';

export interface RepairResult {
  /** Entries that were removed from the keychain because nothing uses them. */
  readonly removed: number;
  /** Rows that now say that their secret is gone. */
  readonly marked: number;
  /** What only the agent can put right, or what is right again by now. */
  readonly left: number;
}

/**
 * Puts right what {@link RepairReport} says: removes left-over entries, and marks rows whose secret is
 * proven to be gone. Each problem is looked at again first, since the report may be minutes old. A
 * secret that was changed outside is left alone.
 *
 * @throws AppError `keychain-*` when the keychain cannot be used; what was done until then stays done
 */
export async function repair(ctx: AppContext, report: RepairReport): Promise<RepairResult> {
  const result = { removed: 0, marked: 0, left: 0 };
  for (const problem of report.problems) {
    const work = problem.of === 'token' ? repairToken : repairConnection;
    result[await ctx.locks.run(problem.id, () => work(ctx, problem))]++;
  }
  if (result.removed + result.marked > 0) ctx.log.info('repair', result);
  if (result.marked > 0) {
    ctx.changed('tokens');
    ctx.changed('connections');
  }
  return result;
}

async function repairToken(ctx: AppContext, problem: SecretProblem): Promise<keyof RepairResult> {
  const row = ctx.tokens.find(problem.id);
  const owner = tokenOwner(ctx, problem.id);
  if (problem.kind === 'left-over') {
    const inUse = owner === null ? row !== null : !owner.gone.map(owner.account).includes(problem.account);
    if (inUse || !(await isSuperseded(ctx, owner))) return 'left';
    await ctx.vault.remove(problem.account);
    if (row !== null) await removePending(ctx, row);
    return 'removed';
  }
  if (problem.kind === 'changed' || row === null || owner === null) return 'left';
  if (row.secretStore !== 'keychain' || (await stateOf(ctx, owner)) !== 'missing') return 'left';
  ctx.db.transaction(() => {
    // With its hash: the entry may come back, with the keyring that had it.
    ctx.tokens.setSecretLocation(row.id, { ...row, secretStore: 'lost', secretParts: 0 });
    ctx.audit.add({
      ...auditOf(row),
      action: 'token.secret-lost',
      detail: 'it was removed outside Tokendesk',
    });
  });
  return 'marked';
}

async function repairConnection(ctx: AppContext, problem: SecretProblem): Promise<keyof RepairResult> {
  const row = ctx.connections.find(problem.id);
  const owner = connectionOwner(ctx, problem.id);
  if (row === null && problem.kind === 'left-over') {
    await ctx.vault.remove(problem.account);
    return 'removed';
  }
  if (row === null || owner === null) return 'left';
  if (problem.kind === 'left-over') {
    if (!owner.gone.map(owner.account).includes(problem.account)) return 'left';
    if (!(await isSuperseded(ctx, owner))) return 'left';
    await ctx.vault.remove(problem.account);
    if (row.pendingGeneration !== null) await removeLeftOvers(ctx, row);
    return 'removed';
  }
  if (problem.kind === 'changed' || row.secretStore !== 'keychain') return 'left';
  if ((await stateOf(ctx, owner)) !== 'missing') return 'left';
  ctx.db.transaction(() =>
    ctx.connections.put({
      ...row,
      secretStore: 'lost',
      storedSecrets: [],
      secretParts: 0,
    }),
  );
  return 'marked';
}

/** An older secret is of no use only where the present one reads back, or where the row says that none is kept. */
async function isSuperseded(ctx: AppContext, owner: Owner | null): Promise<boolean> {
  return owner?.location.secretStore !== 'keychain' || (await stateOf(ctx, owner)) === 'sound';
}
