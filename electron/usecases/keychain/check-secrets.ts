import { AppError } from '../../../shared/errors.ts';
import type { TokenState } from '../../../shared/models/token.ts';
import { connectionAccount } from '../../secrets/connection-entry.ts';
import { errorOf } from '../../secrets/keychain/health.ts';
import { MAX_PARTS } from '../../secrets/keychain/parts.ts';
import { tokenAccount } from '../../secrets/token-entry.ts';
import type { SecretPlace } from '../../secrets/vault.ts';
import type { DeletedConnection } from '../../store/audit-table.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Workplace } from '../app-context.ts';
import { leftOverGenerations } from '../connections/replace-secrets.ts';
import { isRemovalUnfinished } from '../tokens/due-secret.ts';
import { describeProblem, type SecretProblem } from './secret-problems.ts';

/** Whether each row has its secret and each secret its row. */
export interface RepairReport {
  /** Rows whose secret was compared with the hash in the row. */
  readonly tokens: number;
  readonly connections: number;
  /** Deleted tokens that were looked for in the keychain. */
  readonly deletedTokens: number;
  /** The same for deleted connections. */
  readonly deletedConnections: number;
  readonly problems: readonly SecretProblem[];
}

export interface CheckOptions {
  /** Looks for every part that an entry could have had, not for the first ones only: ten times as long. */
  readonly thorough?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What one row says about its secret. */
interface Owner extends Pick<SecretProblem, 'of' | 'id' | 'name'> {
  readonly account: (generation: number) => string;
  readonly place: SecretPlace;
  readonly generation: number;
  /** Generations of which nothing may be there. */
  readonly gone: readonly number[];
}

/** More than any known token needs. */
const USUAL_PARTS = 6;
/** Generations of a deleted connection that are looked for: each sign-in made one, and each was removed by the next. */
const LAST_GENERATIONS = 12;

/**
 * Verifies, without asking the keychain for a list, that each row has its secret (by its hash), that
 * nothing is left of the generations around it, and that nothing is left of tokens and connections that only
 * the audit trail remembers. Changes nothing.
 *
 * @throws AppError `keychain-*` when the keychain cannot be used: then nothing is known
 */
export async function checkSecrets(place: Workplace, options: CheckOptions = {}): Promise<RepairReport> {
  await proveUnlocked(place);
  const parts = options.thorough === true ? MAX_PARTS : USUAL_PARTS;
  const [tokenIds, deletedIds] = [idsOf(place, TOKEN_IDS), idsOf(place, DELETED_IDS)];
  const connectionIds = place.connections.all().map((row) => row.id);
  const deletedConnections = place.audit.deletedConnections();
  const total = tokenIds.length + deletedIds.length + connectionIds.length + deletedConnections.length;
  const problems: SecretProblem[] = [];
  const checked = { tokens: 0, connections: 0 };
  let done = 0;
  const look = async (owner: Owner | null): Promise<boolean> => {
    if (owner !== null) problems.push(...(await checkOwner(place, owner, parts)));
    options.onProgress?.(++done, total);
    return owner?.place.secretStore === 'keychain';
  };
  for (const id of tokenIds) {
    if (await oneAtATime(place, id, () => look(tokenOwner(place, id)))) checked.tokens++;
  }
  for (const id of connectionIds) {
    if (await oneAtATime(place, id, () => look(connectionOwner(place, id)))) checked.connections++;
  }
  for (const id of deletedIds) await look(deletedOwner(place, id));
  const last = options.thorough === true ? Number.MAX_SAFE_INTEGER : LAST_GENERATIONS;
  for (const deleted of deletedConnections) await look(deletedConnectionOwner(deleted, last));
  // A keychain that was locked meanwhile has answered "not there".
  await proveUnlocked(place);
  return {
    ...checked,
    deletedTokens: deletedIds.length,
    deletedConnections: deletedConnections.length,
    problems,
  };
}

const TOKEN_IDS = 'SELECT id FROM tokens';
const DELETED_IDS = `SELECT DISTINCT token_id AS id FROM audit
  WHERE token_id IS NOT NULL AND token_id NOT IN (SELECT id FROM tokens)`;

function idsOf(place: Workplace, sql: string): string[] {
  return place.db
    .prepare(sql)
    .all()
    .map(({ id }) => String(id));
}

async function proveUnlocked(place: Workplace): Promise<void> {
  const trouble = errorOf(await place.vault.check());
  if (trouble !== null) throw trouble;
}

const SETTLED: readonly TokenState[] = ['active', 'outcome-unknown', 'revoked'];

/**
 * To be called while nobody else changes the token. Null for a row whose secret is in memory, or that
 * start-up has yet to settle.
 */
export function tokenOwner(place: Workplace, id: string): Owner | null {
  const row = place.tokens.find(id);
  // An adopted token never had a secret.
  if (row === null || row.adopted || !SETTLED.includes(row.state)) return null;
  // The pair before a renewal may yet be brought back.
  const isDoubtful = row.secretSha256 !== '' || row.pendingGeneration !== null;
  if (row.secretStore === 'session' || (row.secretStore === 'lost' && isDoubtful)) return null;
  if (row.state === 'revoked' && row.secretStore !== 'none') return null;
  if (isRemovalUnfinished(row)) return null;
  const { secretGeneration: generation } = row;
  const around = [generation - 1, generation + 1].filter((one) => one > 0);
  return {
    of: 'token',
    id,
    name: row.label || row.subject || row.id,
    account: (one) => tokenAccount(id, one),
    place: row,
    generation,
    gone: row.secretStore === 'keychain' ? around : [generation, ...around],
  };
}

/** To be called while nobody else changes the connection. */
export function connectionOwner(place: Workplace, id: string): Owner | null {
  const row = place.connections.find(id);
  if (row === null || row.state !== 'active' || row.secretStore === 'session') return null;
  if (row.secretStore === 'lost' && row.secretSha256 !== '') return null;
  const { secretGeneration: generation } = row;
  const around = [generation - 1, generation + 1, ...leftOverGenerations(row)].filter((one) => one > 0);
  const gone = row.secretStore === 'keychain' ? around : [generation, ...around];
  return {
    of: 'connection',
    id,
    name: row.name,
    account: (one) => connectionAccount(id, one),
    place: row,
    generation,
    gone: [...new Set(gone)],
  };
}

/** A token of which only the audit trail knows; each renewal would have made one more generation. */
function deletedOwner(place: Workplace, id: string): Owner {
  const trail = place.audit.ofToken(id);
  const renewals = trail.filter(({ action }) => action === 'token.renewed').length;
  return {
    of: 'token',
    id,
    name: trail.at(-1)?.subject || id,
    account: (one) => tokenAccount(id, one),
    place: { secretStore: 'none', secretParts: 0, secretSha256: '' },
    generation: 0,
    gone: Array.from({ length: renewals + 1 }, (_, index) => index + 1),
  };
}

/** A connection of which only the audit trail knows; a generation more may have been half written. */
function deletedConnectionOwner({ id, name, secretGeneration }: DeletedConnection, last: number): Owner {
  const count = Math.min(secretGeneration + 1, last);
  return {
    of: 'connection',
    id,
    name,
    account: (one) => connectionAccount(id, one),
    place: { secretStore: 'none', secretParts: 0, secretSha256: '' },
    generation: 0,
    gone: Array.from({ length: count }, (_, index) => secretGeneration + 1 - index),
  };
}

async function checkOwner(place: Workplace, owner: Owner, parts: number): Promise<SecretProblem[]> {
  const problems: SecretProblem[] = [];
  if (owner.place.secretStore === 'keychain') {
    const kind = await stateOf(place, owner);
    if (kind !== 'sound') problems.push(describeProblem(kind, owner, owner.account(owner.generation)));
  }
  for (const generation of owner.gone) {
    const account = owner.account(generation);
    if ((await place.vault.countEntries(account, parts)) > 0)
      problems.push(describeProblem('left-over', owner, account));
  }
  return problems;
}

/** Compares a secret with its row. Throws `keychain-*` when that is not possible now. */
export async function stateOf(place: Workplace, owner: Owner): Promise<'sound' | 'missing' | 'changed'> {
  try {
    await place.vault.read(owner.account(owner.generation), owner.place);
    return 'sound';
  } catch (error) {
    const code = error instanceof AppError ? error.data.code : null;
    if (code === 'secret-missing') return 'missing';
    if (code === 'secret-changed') return 'changed';
    throw error;
  }
}
