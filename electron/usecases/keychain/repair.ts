import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Workplace } from '../app-context.ts';
import { removeLeftOvers } from '../connections/replace-secrets.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { removePending } from '../tokens/pending-generation.ts';
import { connectionOwner, type RepairReport, stateOf, tokenOwner } from './check-secrets.ts';
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
export async function repair(place: Workplace, report: RepairReport): Promise<RepairResult> {
  const result = { removed: 0, marked: 0, left: 0 };
  for (const problem of report.problems) {
    const work = problem.of === 'token' ? repairToken : repairConnection;
    result[await oneAtATime(place, problem.id, () => work(place, problem))]++;
  }
  if (result.removed + result.marked > 0) place.log.info('repair', result);
  if (result.marked > 0) {
    place.changed('tokens');
    place.changed('connections');
  }
  return result;
}

async function repairToken(place: Workplace, problem: SecretProblem): Promise<keyof RepairResult> {
  const row = place.tokens.find(problem.id);
  const owner = tokenOwner(place, problem.id);
  if (problem.kind === 'left-over') {
    const inUse = owner === null ? row !== null : !owner.gone.map(owner.account).includes(problem.account);
    if (inUse) return 'left';
    await place.vault.remove(problem.account);
    if (row !== null) await removePending(place, row);
    return 'removed';
  }
  if (problem.kind === 'changed' || row === null || owner === null) return 'left';
  if (row.secretStore !== 'keychain' || (await stateOf(place, owner)) !== 'missing') return 'left';
  place.db.transaction(() => {
    place.tokens.setSecretPlace(row.id, { secretStore: 'lost', secretParts: 0, secretSha256: '' });
    place.audit.add({
      ...auditOf(row),
      action: 'token.secret-lost',
      detail: 'it was removed outside Tokendesk',
    });
  });
  return 'marked';
}

async function repairConnection(place: Workplace, problem: SecretProblem): Promise<keyof RepairResult> {
  const row = place.connections.find(problem.id);
  const owner = connectionOwner(place, problem.id);
  if (row === null && problem.kind === 'left-over') {
    await place.vault.remove(problem.account);
    return 'removed';
  }
  if (row === null || owner === null) return 'left';
  if (problem.kind === 'left-over') {
    if (!owner.gone.map(owner.account).includes(problem.account)) return 'left';
    await place.vault.remove(problem.account);
    if (row.pendingGeneration !== null) await removeLeftOvers(place, row);
    return 'removed';
  }
  if (problem.kind === 'changed' || row.secretStore !== 'keychain') return 'left';
  if ((await stateOf(place, owner)) !== 'missing') return 'left';
  place.db.transaction(() =>
    place.connections.put({
      ...row,
      secretStore: 'lost',
      storedSecrets: [],
      secretParts: 0,
      secretSha256: '',
    }),
  );
  return 'marked';
}
