import { randomUUID } from 'node:crypto';
import { PRACTICE_MARKS, PRACTICE_RECORDS, practiceMark } from '../../../../shared/practice/marks.ts';
import { LONG_CHARACTERS, lifeSeconds, practiceId, repeated } from '../../kit/practice/practice-token.ts';
import { ACCESS_LIFE, REFRESH_LIFE, RENEWABLE_FOR, TOKEN_TYPES } from './token-types.ts';
import type { TokenWishes } from './token-wishes.ts';

export interface BookedToken extends TokenWishes {
  readonly id: number;
  readonly createdAt: number;
  /** 0: never. */
  readonly lastUsedAt: number;
  readonly accessToken: string;
  readonly expiresAt: number;
  /** Null for a type that cannot be renewed. */
  readonly refresh: {
    readonly token: string;
    readonly expiresAt: number;
    readonly renewableUntil: number;
  } | null;
  /** Access and refresh tokens of earlier renewals. */
  readonly retired: readonly string[];
}

const NO_WISHES: TokenWishes = {
  tokenName: '',
  type: 'ALL',
  renewableUntil: null,
  expiry: null,
  apiEndpoints: [],
  allowedIPs: [],
  userId: null,
};
const MADE_ELSEWHERE: readonly Partial<TokenWishes>[] = [
  { tokenName: PRACTICE_MARKS.duplicate },
  { tokenName: PRACTICE_RECORDS.consoleToken, type: 'CUSTOM', apiEndpoints: ['/plan', '/v4/servergroup'] },
  { tokenName: PRACTICE_RECORDS.scimToken, type: 'MS_SCIM' },
  { tokenName: PRACTICE_RECORDS.serviceToken, userId: Number(PRACTICE_RECORDS.serviceUser) },
];

/** 2026-01-01T00:00:00Z in Unix seconds. */
const FIRST_ID_AT = 1_767_225_600;

/** The user's access tokens on the server. Times in Unix seconds. */
export class TokenBook {
  readonly #tokens = new Map<number, BookedToken>();
  #lastId: number;

  /**
   * The server starts with tokens that were made elsewhere, one so that its name is taken. Its IDs begin at another number each
   * time: an ID that an earlier server gave must not be another token's now.
   */
  constructor(nowSeconds: number) {
    this.#lastId = Math.max(0, nowSeconds - FIRST_ID_AT);
    for (const wishes of MADE_ELSEWHERE) this.create({ ...NO_WISHES, ...wishes }, nowSeconds);
  }

  list(): readonly BookedToken[] {
    return [...this.#tokens.values()];
  }

  find(id: number): BookedToken | null {
    return this.#tokens.get(id) ?? null;
  }

  /** Name of the token with this access token; null when there is none. */
  nameOf(accessToken: string): string | null {
    return this.list().find((token) => token.accessToken === accessToken)?.tokenName ?? null;
  }

  isNameTaken(tokenName: string, exceptId?: number): boolean {
    return this.list().some((token) => token.tokenName === tokenName && token.id !== exceptId);
  }

  create(wishes: TokenWishes, nowSeconds: number): BookedToken {
    this.#lastId += 1;
    const rule = TOKEN_TYPES[wishes.type];
    const life = wishes.expiry === null ? rule.life : wishes.expiry - nowSeconds;
    const renewableUntil = wishes.renewableUntil ?? nowSeconds + RENEWABLE_FOR;
    return this.#put({
      ...wishes,
      id: this.#lastId,
      createdAt: nowSeconds,
      lastUsedAt: 0,
      accessToken: accessToken(wishes.tokenName),
      expiresAt: nowSeconds + lifeSeconds(practiceMark(wishes.tokenName), life),
      refresh: rule.renewable ? { ...freshRefresh(nowSeconds), renewableUntil } : null,
      retired: [],
    });
  }

  edit(token: BookedToken, wishes: TokenWishes): BookedToken {
    const { refresh } = token;
    const renewableUntil = wishes.renewableUntil ?? refresh?.renewableUntil ?? 0;
    return this.#put({
      ...token,
      ...wishes,
      expiresAt: wishes.expiry ?? token.expiresAt,
      refresh: refresh === null ? null : { ...refresh, renewableUntil },
    });
  }

  /** Notes that somebody used the token. */
  use(token: BookedToken, nowSeconds: number): void {
    this.#put({ ...token, lastUsedAt: nowSeconds });
  }

  delete(id: number): boolean {
    return this.#tokens.delete(id);
  }

  /**
   * Renews a pair. A pair of an earlier renewal ends the whole chain: the server takes it for stolen
   * (Commvault documentation, "Using refresh tokens to renew access tokens").
   */
  renew(
    access: string,
    refreshToken: string,
    nowSeconds: number,
  ): BookedToken | 'unknown' | 'replayed' | 'over' {
    const token = this.list().find(
      (each) =>
        each.accessToken === access || each.refresh?.token === refreshToken || each.retired.includes(access),
    );
    if (token === undefined || token.refresh === null) return 'unknown';
    const { refresh, retired } = token;
    if (retired.includes(access) || retired.includes(refreshToken)) {
      this.delete(token.id);
      return 'replayed';
    }
    if (token.accessToken !== access || refresh.token !== refreshToken) return 'unknown';
    if (nowSeconds > Math.min(refresh.expiresAt, refresh.renewableUntil)) return 'over';
    return this.#put({
      ...token,
      accessToken: accessToken(token.tokenName),
      expiresAt: nowSeconds + lifeSeconds(practiceMark(token.tokenName), ACCESS_LIFE),
      refresh: { ...refresh, ...freshRefresh(nowSeconds) },
      retired: [...retired, access, refreshToken],
    });
  }

  #put(token: BookedToken): BookedToken {
    this.#tokens.set(token.id, token);
    return token;
  }
}

function accessToken(tokenName: string): string {
  const isLong = practiceMark(tokenName) === 'long';
  return `${practiceId()}${isLong ? repeated('0123456789abcdef', LONG_CHARACTERS) : ''}`;
}

function freshRefresh(nowSeconds: number): { token: string; expiresAt: number } {
  return { token: `PRACTICE-${randomUUID().toUpperCase()}`, expiresAt: nowSeconds + REFRESH_LIFE };
}
