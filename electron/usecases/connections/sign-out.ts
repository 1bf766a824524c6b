import { AppError } from '../../../shared/errors.ts';
import { readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { type ConnectionRow, toConnection } from '../../store/connections-table.ts';
import { dropHeldSession, heldSession, ownerOf } from '../../vendor-call/held-sessions.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { keptSession, removeKeptSession } from '../../vendor-call/kept-session.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import { turn, within } from '../../vendor-call/sign-in.ts';
import type { AppContext } from '../app-context.ts';

/** Ends a session at the vendor; true when the vendor says that it is over. Never throws. */
export type Leave = () => Promise<boolean>;

/**
 * Signs a connection out: at the vendor, and here.
 *
 * @returns whether the vendor confirmed it; when not, the session ends there by itself
 * @throws AppError `not-found`, or `keychain-*` when the session cannot be removed now
 */
export function signOut(ctx: AppContext, id: string): Promise<{ confirmed: boolean }> {
  return oneAtATime(ctx, turn(id), async () => {
    const row = ctx.connections.find(id);
    if (row === null || row.state !== 'active') throw gone();
    const leave = await leaving(ctx, row);
    const confirmed = (await leave?.()) ?? true;
    dropHeldSession(ctx, id);
    await removeKeptSession(ctx, id);
    return { confirmed };
  });
}

/**
 * Prepares to leave a connection's session, before the connection changes or goes; null when there is
 * none, or it cannot be read.
 */
export async function leaving(ctx: AppContext, row: ConnectionRow): Promise<Leave | null> {
  if (!toConnection(row).signedIn) return null;
  try {
    const { baseUrl, settings } = row;
    const secrets = await readConnectionSecrets(ctx.vault, row);
    const context = { baseUrl, settings, secrets };
    const owner = ownerOf(context);
    const session = heldSession(ctx, row.id, owner) ?? keptSession(secrets, owner);
    const end = ctx.providers[row.api].signIn(context)?.signOut ?? null;
    if (session === null || end === null) return null;
    const request = end.build(within(ctx, context, session));
    return () =>
      ctx.send(request, httpOptions(settings, false)).then(
        (answer) => end.isDone(answer),
        () => false,
      );
  } catch {
    return null;
  }
}

function gone(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'This connection no longer exists.',
    hint: 'It may have been deleted in another window.',
  });
}
