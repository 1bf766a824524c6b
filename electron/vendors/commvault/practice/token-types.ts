/** Life and renewal of each token type. All spans in seconds (Commvault documentation, 11.38). */
export interface TokenTypeRule {
  readonly wire: number;
  readonly renewable: boolean;
  /** Life when nothing is asked for. */
  readonly life: number;
  /** Latest `tokenExpiryTimestamp` from now, for types that cannot be renewed. */
  readonly longestLife: number;
}

const DAY = 86_400;
/** Life of an access token that has a refresh token. */
export const ACCESS_LIFE = 30 * 60;
/** A refresh token lives so long from its issue. */
export const REFRESH_LIFE = 14 * DAY;
/** Without another wish, tokens can be renewed for so long. */
export const RENEWABLE_FOR = 90 * DAY;
/** One day more than the documented 365, because clocks and time zones differ. */
export const LONGEST = 366 * DAY;

const renewable = (wire: number): TokenTypeRule => ({
  wire,
  renewable: true,
  life: ACCESS_LIFE,
  longestLife: ACCESS_LIFE,
});

export const TOKEN_TYPES = {
  ALL: renewable(2),
  CUSTOM: renewable(3),
  Hyperscale: renewable(5),
  MS_SCIM: { wire: 1, renewable: false, life: 30 * DAY, longestLife: LONGEST },
  OneTouch: { wire: 4, renewable: false, life: 7 * DAY, longestLife: 15 * DAY },
} as const satisfies Record<string, TokenTypeRule>;
export type TokenTypeName = keyof typeof TOKEN_TYPES;

/**
 * Reads `tokenType` by name or number; `DEFAULT` and nothing at all mean `ALL`. Hyperscale has a number
 * only, and only on a newer server. Null when unknown.
 */
export function readTokenType(value: unknown, newer: boolean): TokenTypeName | null {
  if (value === TOKEN_TYPES.Hyperscale.wire) return newer ? 'Hyperscale' : null;
  if (value === undefined || value === 'DEFAULT' || value === 0) return 'ALL';
  for (const [name, rule] of Object.entries(TOKEN_TYPES)) {
    if (name !== 'Hyperscale' && (value === name || value === rule.wire) && isTypeName(name)) return name;
  }
  return null;
}

function isTypeName(name: string): name is TokenTypeName {
  return name in TOKEN_TYPES;
}
