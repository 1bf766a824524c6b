import { decodeJwt } from '../../../shared/jwt.ts';
import type { Claim } from '../../../shared/models/token.ts';
import { unixTimeMs } from '../../../shared/plausible-time.ts';
import { withInstant } from './dates.ts';
import type { TokenReading } from './define.ts';

/** Claims whose numbers are dates (RFC 7519, OpenID Connect Core). */
const DATES: readonly string[] = ['exp', 'iat', 'nbf', 'auth_time', 'updated_at'];

/** What RFC 7519 says about its registered claims. */
const REGISTERED: Readonly<Record<string, string>> = {
  iss: 'Issuer',
  sub: 'Subject',
  aud: 'Audience: for whom the token is meant',
  exp: 'Expires at',
  nbf: 'Not valid before',
  iat: 'Issued at',
  jti: 'The token’s own id',
};

/** Meaning of a claim by name and value; null where the vendor says nothing about it. */
export type ClaimMeaning = (name: string, value: unknown) => string | null;

/**
 * Lists what a JWT says about itself, unverified.
 *
 * @returns null when the token is not a JWT
 */
export function readJwt(token: string, meaning: ClaimMeaning = () => null): TokenReading | null {
  const jwt = decodeJwt(token);
  if (jwt === null) return null;
  const { alg } = jwt.header;
  return {
    form: typeof alg === 'string' ? `JWT (${alg})` : 'JWT',
    claims: Object.entries(jwt.claims).map(([name, value]) => claim(name, value, meaning)),
  };
}

/** Unix ms of a JWT's `exp`; null when the token is no JWT or has none. */
export function jwtExpiry(token: string): number | null {
  return unixTimeMs(decodeJwt(token)?.claims.exp);
}

/** A token about which nothing can be read. */
export const OPAQUE: TokenReading = { form: 'opaque', claims: [] };

function claim(name: string, value: unknown, vendorMeaning: ClaimMeaning): Claim {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const meaning =
    vendorMeaning(name, value) ?? (Object.hasOwn(REGISTERED, name) ? (REGISTERED[name] ?? null) : null);
  return {
    name,
    value: DATES.includes(name) ? withInstant(text, unixTimeMs(value)) : text,
    ...(meaning === null ? {} : { meaning }),
  };
}
