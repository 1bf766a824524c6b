import { PRACTICE_LOGIN } from '../../../../shared/practice/marks.ts';
import { practiceId } from '../../kit/practice/practice-token.ts';

/** A login token ends after so long without use, in ms (Commvault REST API, Login). */
const IDLE_MS = 30 * 60_000;

/**
 * `renewable` and `final` end after one call, as if they had not been used for long; for `newer` the server
 * is one of 11.42 or newer.
 */
export type SessionKind = 'lasting' | 'renewable' | 'final' | 'newer';

/** What a login asks for. */
export interface SessionWishes {
  /** `QSDK ` on customer-managed servers, empty on Commvault's SaaS. */
  readonly prefix: string;
  /** Only a session that was opened with one can be renewed. */
  readonly deviceId: string | null;
  readonly kind?: SessionKind;
}

interface Session extends SessionWishes {
  readonly lastUse: number;
  readonly isUsedUp: boolean;
}

/** Login tokens, each with the time of its last use. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();

  open(wishes: SessionWishes, nowMs: number): string {
    const token = `${wishes.prefix}${practiceId()}`;
    this.#sessions.set(token, { ...wishes, lastUse: nowMs, isUsedUp: false });
    return token;
  }

  /** True for a token that has not idled out; using it prolongs it. */
  use(token: string, nowMs: number): boolean {
    if (token === PRACTICE_LOGIN.authtoken) return true;
    const session = this.#sessions.get(token);
    if (session === undefined || session.isUsedUp || nowMs - session.lastUse > IDLE_MS) return false;
    const { kind = 'lasting' } = session;
    this.#sessions.set(token, {
      ...session,
      lastUse: nowMs,
      isUsedUp: kind === 'renewable' || kind === 'final',
    });
    return true;
  }

  /** True for the session of a newer server. */
  isNewer(token: string): boolean {
    return this.#sessions.get(token)?.kind === 'newer';
  }

  /** A new token for one that is over or not; null for a stranger, another device, and after a logout. */
  renew(token: string, deviceId: string, nowMs: number): string | null {
    const session = this.#sessions.get(token);
    if (session === undefined || session.kind === 'final' || session.deviceId !== deviceId) return null;
    this.#sessions.delete(token);
    return this.open(session, nowMs);
  }

  close(token: string): void {
    this.#sessions.delete(token);
  }
}
