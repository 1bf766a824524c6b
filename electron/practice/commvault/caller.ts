import { PRACTICE_LOGIN } from '../../../shared/practice.ts';
import type { PracticeRequest } from '../http/exchange.ts';
import type { Sessions } from './sessions.ts';
import type { TokenBook } from './token-book.ts';

export interface Caller {
  /** As in the header, which is what a logout ends. */
  readonly token: string;
  /** Access tokens may read, but not manage access tokens (Commvault documentation, 11.42). */
  readonly kind: 'login' | 'access';
  /** The server is one of 11.42 or newer for this caller. */
  readonly newer: boolean;
}

/**
 * Who calls: by a login token in `Authtoken`, or by a bearer token there or in `Authorization`, bare or
 * with its prefix.
 *
 * @returns null for a stranger
 */
export function readCaller(
  { headers }: PracticeRequest,
  sessions: Sessions,
  book: TokenBook,
  nowMs: number,
): Caller | null {
  const sent =
    headers.authtoken ?? (/^Bearer /.test(headers.authorization ?? '') ? headers.authorization : undefined);
  if (sent === undefined) return null;
  const bare = sent.replace(/^Bearer /, '');
  if (bare === PRACTICE_LOGIN.bearerAuthtoken) {
    return headers.authorization === `Bearer ${bare}` ? { token: bare, kind: 'login', newer: false } : null;
  }
  if (sessions.use(bare, nowMs)) return { token: bare, kind: 'login', newer: sessions.isNewer(bare) };
  const access = book.list().find((token) => token.accessToken === bare);
  if (access === undefined || access.expiresAt * 1000 <= nowMs) return null;
  book.use(access, Math.floor(nowMs / 1000));
  return { token: bare, kind: 'access', newer: false };
}
