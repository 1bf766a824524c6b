import { AppError } from '../../../shared/errors.ts';
import type { TokenState } from '../../../shared/models/token.ts';
import { connectionAccount } from '../../secrets/connection-entry.ts';
import { errorOf } from '../../secrets/keychain/health.ts';
import { MAX_PARTS } from '../../secrets/keychain/parts.ts';
import { tokenAccount } from '../../secrets/token-entry.ts';
import type { SecretLocation } from '../../secrets/vault.ts';
import type { DeletedConnection } from '../../store/audit-table.ts';
import { leftOverGenerations } from '../connections/replace-secrets.ts';
import type { AppContext } from '../context/app-context.ts';
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
  /** Secrets that are in another keychain than the one that is open: of none of them anything can be said. */
  readonly elsewhere: number;
}

export interface CheckOptions {
  /** Looks for every part that an entry could have had, not for the first ones only: ten times as long. */
  readonly thorough?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What one row says about its secret. */
export interface Owner extends Pick<SecretProblem, 'of' | 'id' | 'name'> {
  readonly account: (generation: number) => string;
  readonly location: SecretLocation;
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
export async function checkSecrets(ctx: AppContext, options: CheckOptions = {}): Promise<RepairReport> {
  await proveUnlocked(ctx);
  if (ctx.vault.keyring.isAnother()) return { ...NOTHING_CHECKED, elsewhere: countKept(ctx) };
  const parts = options.thorough === true ? MAX_PARTS : USUAL_PARTS;
  const [tokenIds, deletedIds] = [idsOf(ctx, TOKEN_IDS), idsOf(ctx, DELETED_IDS)];
  const connectionIds = ctx.connections.all().map((row) => row.id);
  const deletedConnections = ctx.audit.deletedConnections();
  const total = tokenIds.length + deletedIds.length + connectionIds.length + deletedConnections.length;
  const problems: SecretProblem[] = [];
  const checked = { tokens: 0, connections: 0 };
  let done = 0;
  const look = async (owner: Owner | null): Promise<boolean> => {
    if (owner !== null) problems.push(...(await checkOwner(ctx, owner, parts)));
    options.onProgress?.(++done, total);
    return owner?.location.secretStore === 'keychain';
  };
  for (const id of tokenIds) {
    if (await ctx.locks.run(id, () => look(tokenOwner(ctx, id)))) checked.tokens++;
  }
  for (const id of connectionIds) {
    if (await ctx.locks.run(id, () => look(connectionOwner(ctx, id)))) checked.connections++;
  }
  for (const id of deletedIds) await look(deletedOwner(ctx, id));
  const last = options.thorough === true ? Number.MAX_SAFE_INTEGER : LAST_GENERATIONS;
  for (const deleted of deletedConnections) await look(deletedConnectionOwner(deleted, last));
  // A keychain that was locked meanwhile has answered "not there".
  await proveUnlocked(ctx);
  return {
    ...checked,
    deletedTokens: deletedIds.length,
    deletedConnections: deletedConnections.length,
    problems,
    elsewhere: 0,
  };
}

const NOTHING_CHECKED = { tokens: 0, connections: 0, deletedTokens: 0, deletedConnections: 0, problems: [] };

function countKept({ db }: AppContext): number {
  const count = (table: string): number =>
    Number(db.prepare(`SELECT count(*) AS n FROM ${table} WHERE secret_store = 'keychain'`).get()?.n ?? 0);
  return count('tokens') + count('connections');
}

const TOKEN_IDS = 'SELECT id FROM tokens';
const DELETED_IDS = `SELECT DISTINCT token_id AS id FROM audit
  WHERE token_id IS NOT NULL AND token_id NOT IN (SELECT id FROM tokens)`;

function idsOf(ctx: AppContext, sql: string): string[] {
  return ctx.db
    .prepare(sql)
    .all()
    .map(({ id }) => String(id));
}

async function proveUnlocked(ctx: AppContext): Promise<void> {
  const trouble = errorOf(await ctx.vault.check());
  if (trouble !== null) throw trouble;
}

const SETTLED: readonly TokenState[] = ['active', 'revoked'];

/**
 * To be called while nobody else changes the token. Null for a row whose secret is in memory, or that
 * start-up has yet to settle.
 */
export function tokenOwner(ctx: AppContext, id: string): Owner | null {
  const row = ctx.tokens.find(id);
  // An adopted token never had a secret.
  if (row === null || row.adopted || !SETTLED.includes(row.state)) return null;
  // A lost secret, or the pair before a renewal, may yet come back.
  if (row.secretStore === 'session' || row.secretStore === 'lost') return null;
  if (row.state === 'revoked' && row.secretStore !== 'none') return null;
  if (isRemovalUnfinished(row)) return null;
  const { secretGeneration: generation } = row;
  const isKept = row.secretStore === 'keychain';
  // A newer generation than the row's may be the only one that counts: a history may be older than its keyring.
  const gone = isKept ? [generation - 1] : [generation - 1, generation];
  return {
    of: 'token',
    id,
    name: row.label || row.subject || row.id,
    account: (one) => tokenAccount(id, one),
    location: row,
    generation,
    gone: gone.filter((one) => one > 0),
  };
}

/** To be called while nobody else changes the connection. */
export function connectionOwner(ctx: AppContext, id: string): Owner | null {
  const row = ctx.connections.find(id);
  if (row === null || row.state !== 'active') return null;
  if (row.secretStore === 'session' || row.secretStore === 'lost') return null;
  const { secretGeneration: generation } = row;
  const before = [generation - 1, ...leftOverGenerations(row)].filter((one) => one > 0 && one < generation);
  const gone = row.secretStore === 'keychain' ? before : [...before, ...(generation > 0 ? [generation] : [])];
  return {
    of: 'connection',
    id,
    name: row.name,
    account: (one) => connectionAccount(id, one),
    location: row,
    generation,
    gone: [...new Set(gone)],
  };
}

/** A token of which only the audit trail knows; each renewal would have made one more generation. */
function deletedOwner(ctx: AppContext, id: string): Owner {
  const trail = ctx.audit.ofToken(id);
  const renewals = trail.filter(({ action }) => action === 'token.renewed').length;
  return {
    of: 'token',
    id,
    name: trail.at(-1)?.subject || id,
    account: (one) => tokenAccount(id, one),
    location: { secretStore: 'none', secretParts: 0, secretSha256: '' },
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
    location: { secretStore: 'none', secretParts: 0, secretSha256: '' },
    generation: 0,
    gone: Array.from({ length: count }, (_, index) => secretGeneration + 1 - index),
  };
}

async function checkOwner(ctx: AppContext, owner: Owner, parts: number): Promise<SecretProblem[]> {
  const problems: SecretProblem[] = [];
  if (owner.location.secretStore === 'keychain') {
    const kind = await stateOf(ctx, owner);
    if (kind !== 'sound') problems.push(describeProblem(kind, owner, owner.account(owner.generation)));
  }
  for (const generation of owner.gone) {
    const account = owner.account(generation);
    if ((await ctx.vault.countEntries(account, parts)) > 0)
      problems.push(describeProblem('left-over', owner, account));
  }
  return problems;
}

/** Compares a secret with its row. Throws `keychain-*` when that is not possible now. */
export async function stateOf(ctx: AppContext, owner: Owner): Promise<'sound' | 'missing' | 'changed'> {
  try {
    await ctx.vault.read(owner.account(owner.generation), owner.location);
    return 'sound';
  } catch (error) {
    const code = error instanceof AppError ? error.data.code : null;
    if (code === 'secret-missing') return 'missing';
    if (code === 'secret-changed') return 'changed';
    throw error;
  }
}
