import { AppError } from '../../../shared/errors.ts';
import {
  type ConnectionSecrets,
  connectionAccount,
  connectionEntry,
} from '../../secrets/connection-entry.ts';
import { errorOf } from '../../secrets/keychain/health.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { AppContext } from '../context/app-context.ts';

/**
 * Replaces a connection's secrets without a moment in which neither the old nor the new ones are
 * there: the next generation is announced in the row, written, switched to in one commit together with
 * whatever else changed in the row, and only then the old one is removed. Start-up removes whatever
 * generation a crash left over.
 *
 * @param row as it is to be; when the database does not have it yet, it gets it whole or, after a
 *   crash, not at all
 * @param inCommit done in the same commit, with the row as it then is
 * @param options `neverToMemory`: what is in the keychain stays as it is when the keychain takes nothing
 *   new, for secrets that are not worth losing the others at the next restart
 */
export async function replaceSecrets(
  ctx: AppContext,
  row: ConnectionRow,
  secrets: ConnectionSecrets,
  inCommit: (switched: ConnectionRow) => void = () => undefined,
  { neverToMemory = false }: { readonly neverToMemory?: boolean } = {},
): Promise<ConnectionRow> {
  const names = Object.keys(secrets);
  const next = row.secretGeneration + 1;
  const hadEntry = row.secretStore === 'keychain' || row.secretStore === 'session';
  const leftOver = hadEntry ? row.secretGeneration : null;
  let switched: ConnectionRow = {
    ...row,
    storedSecrets: [],
    secretStore: 'none',
    secretParts: 0,
    secretSha256: '',
    pendingGeneration: earliest(row.pendingGeneration, leftOver),
  };
  if (names.length > 0) {
    announce(ctx, row, earliest(row.pendingGeneration, next));
    const secretLocation = await ctx.vault.put(connectionAccount(row.id, next), connectionEntry(secrets));
    if (neverToMemory && row.secretStore === 'keychain' && secretLocation.secretStore === 'session') {
      // What the keychain may have got of it stays announced, and goes when the keychain opens.
      ctx.vault.forget(connectionAccount(row.id, next));
      return row;
    }
    switched = { ...switched, ...secretLocation, storedSecrets: names, secretGeneration: next };
  }
  ctx.db.transaction(() => {
    ctx.connections.put(switched);
    inCommit(switched);
  });
  if (switched.pendingGeneration !== null) await removeLeftOvers(ctx, switched, row);
  return switched;
}

/**
 * The same for a change of one secret that is never worth the others: all stay as they are when the keychain
 * takes nothing new.
 *
 * @throws AppError `keychain-*` when it took nothing, and nothing changed
 */
export async function changeOneSecret(
  ctx: AppContext,
  row: ConnectionRow,
  secrets: ConnectionSecrets,
  inCommit: () => void = () => undefined,
): Promise<void> {
  const after = await replaceSecrets(ctx, row, secrets, inCommit, { neverToMemory: true });
  if (after !== row) return;
  throw (
    errorOf(ctx.vault.status()) ??
    new AppError({
      code: 'keychain-locked',
      message: 'The keychain did not take the change, so nothing was changed.',
      hint: 'Unlock it, choose “Check again”, then try again.',
    })
  );
}

/** A row that is not there yet is put as one to be deleted: that is what start-up then does. */
function announce(ctx: AppContext, row: ConnectionRow, pendingGeneration: number | null): void {
  if (ctx.connections.find(row.id) !== null) {
    ctx.connections.setPendingGeneration(row.id, pendingGeneration);
    return;
  }
  ctx.connections.put({ ...row, state: 'deleting', pendingGeneration });
}

/**
 * Removes the generations that are no longer in use. When that fails now, start-up tries again.
 *
 * @param before the row whose generation was replaced just now, if one was: nothing comes after it
 */
export async function removeLeftOvers(
  ctx: AppContext,
  row: ConnectionRow,
  before?: ConnectionRow,
): Promise<void> {
  const all = leftOverGenerations(row);
  const generations = before === undefined ? all : all.filter((one) => one <= row.secretGeneration);
  try {
    for (const generation of generations) {
      const parts = generation === before?.secretGeneration ? before.secretParts : 0;
      await ctx.vault.remove(connectionAccount(row.id, generation), parts || undefined);
    }
    ctx.connections.setPendingGeneration(row.id, null);
  } catch {
    ctx.log.info('connection.left-over', { id: row.id, generations });
  }
}

/** From the pending generation up to the one after the present, which may be half written: all but the present. */
export function leftOverGenerations(row: ConnectionRow): number[] {
  const { pendingGeneration: first, secretGeneration: present, secretStore } = row;
  if (first === null) return [];
  return Array.from({ length: Math.max(1, present + 2 - first) }, (_, index) => first + index).filter(
    (generation) => generation !== present || secretStore === 'none',
  );
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
