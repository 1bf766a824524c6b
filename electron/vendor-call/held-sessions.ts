import { createHash } from 'node:crypto';
import type { Database } from '../store/database.ts';
import type { AppContext } from '../usecases/app-context.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';

/** A session of a connection at its vendor. */
export interface Session {
  readonly token: string;
  /** With which it was opened; null where the vendor wants none. */
  readonly deviceId: string | null;
  /** Unix ms by this computer's clock; null where only a refused call tells. */
  readonly endsAt: number | null;
  /** For which server and credentials it is: {@link ownerOf}. */
  readonly owner: string;
}

/** Sessions in memory by connection, by the database that holds the connections. */
const sessions = new WeakMap<Database, Map<string, Session>>();

/**
 * What a session belongs to: base URL, settings and credentials in one hash. After any change of these it
 * is another one's session, and is never sent.
 */
export function ownerOf({ baseUrl, settings, secrets }: ConnectionContext): string {
  const credentials = Object.entries(secrets).filter(([name]) => !name.includes(':'));
  const sorted = [Object.entries(settings), credentials].map((entries) => entries.toSorted(byName));
  return createHash('sha256')
    .update(JSON.stringify([baseUrl, ...sorted]))
    .digest('hex');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** A session in memory that can be used now; null when there is none. */
export function heldSession(ctx: AppContext, id: string, owner: string): Session | null {
  const session = sessions.get(ctx.db)?.get(id);
  if (session === undefined || session.owner !== owner) return null;
  return session.endsAt === null || session.endsAt > ctx.nowMs() ? session : null;
}

export function holdSession(ctx: AppContext, id: string, session: Session): void {
  const held = sessions.get(ctx.db) ?? new Map<string, Session>();
  sessions.set(ctx.db, held);
  held.set(id, session);
}

/** Forgets a connection's session; with a token, only if it is that one. */
export function dropHeldSession(ctx: AppContext, id: string, token?: string): void {
  const held = sessions.get(ctx.db);
  if (token === undefined || held?.get(id)?.token === token) held?.delete(id);
}

/** Forgets the sessions of all connections, as a lock does. */
export function dropHeldSessions(ctx: AppContext): void {
  sessions.delete(ctx.db);
}
