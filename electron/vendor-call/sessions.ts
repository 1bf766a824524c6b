import { createHash } from 'node:crypto';
import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import type { HttpOptions } from '../http/client.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';

/** How a session is ended at its vendor: made when it was opened, so that no later change of settings matters. */
export interface PreparedSignOut {
  readonly request: HttpRequest;
  readonly options: HttpOptions;
  /** True when the session is over, by this call or before. */
  isDone(answer: HttpAnswer): boolean;
}

/** A session of a connection at its vendor. */
export interface Session {
  readonly token: string;
  /** With which it was opened; null where the vendor wants none. */
  readonly deviceId: string | null;
  /** Unix ms by this computer's clock; null where only a refused call tells. */
  readonly endsAt: number | null;
  /** For which server and credentials it is: {@link ownerOf}. */
  readonly owner: string;
  /** Null where a session ends by itself only. */
  readonly signOut: PreparedSignOut | null;
  /** Its end was asked for and not confirmed: only the agent's own sign-out asks again. */
  readonly left?: boolean;
}

/** Sessions at vendors, by connection; in memory only. */
export interface Sessions {
  /** One that can be used now; null when there is none. @param nowMs Unix ms */
  find(connectionId: string, owner: string, nowMs: number): Session | null;
  /** Makes it the present one of its owner. One of another owner stays, until it is ended. */
  hold(connectionId: string, session: Session): void;
  /** Forgets one session. */
  drop(connectionId: string, token: string): void;
  /** Takes out all of a connection's sessions, and returns those that can be ended at the vendor. */
  takeAll(connectionId: string): readonly Session[];
  /** The same of the sessions of other owners, whose end was not asked for yet. */
  takeOthers(connectionId: string, owner: string): readonly Session[];
  /** True while there is one that could be ended at the vendor. */
  isOpen(connectionId: string): boolean;
  /** Forgets all, as a lock does. */
  clear(): void;
}

export function createSessions(): Sessions {
  const held = new Map<string, readonly Session[]>();
  const of = (id: string): readonly Session[] => held.get(id) ?? [];
  const put = (id: string, sessions: readonly Session[]): void => {
    if (sessions.length === 0) held.delete(id);
    else held.set(id, sessions);
  };
  const take = (id: string, which: (session: Session) => boolean): readonly Session[] => {
    const all = of(id);
    put(
      id,
      all.filter((session) => !which(session)),
    );
    return all.filter((session) => which(session) && session.signOut !== null);
  };
  return {
    find(id, owner, nowMs) {
      const session = of(id).find((one) => one.owner === owner && one.left !== true);
      if (session === undefined) return null;
      return session.endsAt === null || session.endsAt > nowMs ? session : null;
    },
    hold(id, session) {
      const others = of(id).filter(({ owner, left }) => owner !== session.owner || left === true);
      put(id, session.left === true ? [session, ...of(id)] : [...others, session]);
    },
    drop: (id, token) => void take(id, (one) => one.token === token),
    takeAll: (id) => take(id, () => true),
    takeOthers: (id, present) => take(id, ({ owner, left }) => owner !== present && left !== true),
    isOpen: (id) => of(id).some(({ signOut }) => signOut !== null),
    clear: () => held.clear(),
  };
}

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
