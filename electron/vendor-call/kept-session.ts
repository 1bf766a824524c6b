import { type ConnectionSecrets, readConnectionSecrets } from '../secrets/connection-entry.ts';
import { type ConnectionRow, isSessionSecret } from '../store/connections-table.ts';
import type { AppContext } from '../usecases/app-context.ts';
import { replaceSecrets } from '../usecases/connections/replace-secrets.ts';
import { ownerOf, type Session } from './held-sessions.ts';
import { oneAtATime } from './locks.ts';

// A session is kept in the connection's one keychain entry, under names of its own.
const TOKEN = 'session:token';
const DEVICE = 'session:device';
const OWNER = 'session:owner';

/** The session among a connection's secrets, if it is for this server and these credentials. */
export function keptSession(secrets: ConnectionSecrets, owner: string): Session | null {
  const { [TOKEN]: token, [DEVICE]: deviceId = null, [OWNER]: keptFor } = secrets;
  return token === undefined || keptFor !== owner ? null : { token, deviceId, endsAt: null, owner };
}

/**
 * Keeps a session with the connection's secrets, unless the connection changed meanwhile. Never fails the
 * call that it is for: a session that is not kept is opened again after a restart.
 */
export function keepSession(ctx: AppContext, id: string, session: Session): Promise<void> {
  return quietly(ctx, 'session.not-kept', () =>
    change(ctx, id, (row, stored) => {
      if (ownerOf({ ...row, secrets: stored }) !== session.owner) return null;
      const { token, deviceId, owner } = session;
      return { [TOKEN]: token, [OWNER]: owner, ...(deviceId === null ? {} : { [DEVICE]: deviceId }) };
    }),
  );
}

/** Removes a session that is over. What the keychain refuses now stays: its next use finds out. */
export function dropKeptSession(ctx: AppContext, id: string): Promise<void> {
  return quietly(ctx, 'session.not-removed', () => removeKeptSession(ctx, id));
}

/**
 * Removes a connection's session from its secrets.
 *
 * @throws AppError `keychain-*`
 */
export function removeKeptSession(ctx: AppContext, id: string): Promise<void> {
  return change(ctx, id, () => ({}));
}

/** Replaces what the secrets say of the session; null leaves them as they are. */
function change(
  ctx: AppContext,
  id: string,
  next: (row: ConnectionRow, stored: ConnectionSecrets) => ConnectionSecrets | null,
): Promise<void> {
  return oneAtATime(ctx, id, async () => {
    const row = ctx.connections.find(id);
    if (row === null || row.state !== 'active') return;
    const had = row.storedSecrets.some(isSessionSecret);
    const stored = await readConnectionSecrets(ctx.vault, row);
    const session = next(row, stored);
    if (session === null || (!had && Object.keys(session).length === 0)) return;
    const others = Object.entries(stored).filter(([name]) => !isSessionSecret(name));
    await replaceSecrets(
      ctx,
      row,
      { ...Object.fromEntries(others), ...session },
      () => {
        const isOpen = TOKEN in session;
        if (isOpen === had) return;
        ctx.audit.add({
          action: isOpen ? 'connection.signed-in' : 'connection.signed-out',
          api: row.api,
          connectionName: row.name,
          detail: row.baseUrl,
        });
      },
      { neverToMemory: true },
    );
    ctx.changed('connections');
  });
}

async function quietly(ctx: AppContext, event: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    ctx.log.info(event, { reason: error instanceof Error ? error.message : 'unknown' });
  }
}
