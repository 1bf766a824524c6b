import { PRACTICE_LOGIN, practiceMark } from '../../../../shared/practice/marks.ts';
import type { PracticeRequest } from '../../kit/practice/exchange.ts';
import type { Sessions } from './sessions.ts';
import type { TokenBook } from './token-book.ts';
import type { TokenWishes } from './token-wishes.ts';

/** Types of token that are good for a few calls only. */
const NARROW: readonly TokenWishes['type'][] = ['CUSTOM', 'MS_SCIM', 'OneTouch'];

export interface Caller {
  /** As in the header, which is what a logout ends. */
  readonly token: string;
  /** Access tokens may read, but not manage access tokens (Commvault documentation, 11.42). */
  readonly kind: 'login' | 'access';
  /** Null for a login token, and for an access token that may read everything. */
  readonly scope: TokenWishes['type'] | null;
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
    return headers.authorization === `Bearer ${bare}`
      ? { token: bare, kind: 'login', scope: null, newer: false }
      : null;
  }
  if (sessions.use(bare, nowMs))
    return { token: bare, kind: 'login', scope: null, newer: sessions.isNewer(bare) };
  const access = book.list().find((token) => token.accessToken === bare);
  if (access === undefined || access.expiresAt * 1000 <= nowMs) return null;
  const bareOnly = practiceMark(access.tokenName) === 'authtokenOnly';
  if (bareOnly && headers.authtoken !== access.accessToken) return null;
  book.use(access, Math.floor(nowMs / 1000));
  const scope = NARROW.includes(access.type) ? access.type : null;
  return { token: bare, kind: 'access', scope, newer: false };
}
