import { goesElsewhere } from '../../../shared/forms/saved-secrets.ts';
import type { SecretStore } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { describedError } from '../../log/described-error.ts';
import { type ConnectionSecrets, readConnectionSecrets } from '../../secrets/connection-entry.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { heldSecret, hold, letGo } from '../connections/held-secrets.ts';
import { replaceSecrets } from '../connections/replace-secrets.ts';
import type { AppContext } from '../context/app-context.ts';

/** A secret that the vendor has just made, and will never show again. */
export interface NewSecret {
  readonly name: string;
  readonly value: string;
}

/** A connection as it was when a request left, with its secrets then. */
export interface ConnectionThen {
  readonly row: ConnectionRow;
  readonly secrets: ConnectionSecrets;
}

/** How long to wait between two attempts to write what is held in memory, in ms. */
const AGAIN_MS = 1_000;

/**
 * Keeps a new secret with its connection. When that is not possible now, it is held in memory, and written
 * as soon as that works again. Never throws: the secret exists nowhere else.
 *
 * @param inCommit done in the same commit as the switch to the new secret
 * @returns where it is
 */
export async function keepNewSecret(
  ctx: AppContext,
  then: ConnectionThen,
  secret: NewSecret,
  inCommit: (store: SecretStore) => void,
): Promise<SecretStore> {
  const { id } = then.row;
  hold(ctx.db, id, secret.name, secret.value);
  const attempt = async (): Promise<SecretStore> => {
    const store = await ctx.locks.run(id, () => write(ctx, then, secret, inCommit));
    if (heldSecret(ctx.db, id, secret.name) === secret.value) letGo(ctx.db, id, secret.name);
    ctx.changed('connections');
    return store;
  };
  const again = (): void => void setTimeout(retry, AGAIN_MS).unref();
  const retry = (): void => {
    // A newer secret of the same name, or the agent's wish to forget it, ends this.
    if (heldSecret(ctx.db, id, secret.name) === secret.value) attempt().catch(again);
  };
  try {
    return await attempt();
  } catch (error) {
    ctx.log.error('new-secret.held', describedError(error));
    again();
    return 'session';
  }
}

async function write(
  ctx: AppContext,
  then: ConnectionThen,
  { name, value }: NewSecret,
  inCommit: (store: SecretStore) => void,
): Promise<SecretStore> {
  const row = ctx.connections.find(then.row.id);
  if (row === null || row.state !== 'active' || goesElsewhere(PROVIDERS[row.api], then.row, row)) {
    throw new Error('The connection is gone, or leads to another server.');
  }
  const unchanged = row.secretGeneration === then.row.secretGeneration;
  const stored = unchanged ? then.secrets : await readConnectionSecrets(ctx.vault, row);
  // When the keychain takes nothing new, the connection's other secrets stay where they are safe.
  const { secretGeneration, secretStore } = await replaceSecrets(
    ctx,
    row,
    { ...stored, [name]: value },
    (switched) => inCommit(switched.secretStore),
    { neverToMemory: true },
  );
  if (secretGeneration === row.secretGeneration) throw new Error('The keychain did not take it.');
  return secretStore;
}
