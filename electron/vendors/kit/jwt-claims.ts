import { decodeJwt } from '../../../shared/jwt.ts';
import type { Claim } from '../../../shared/models/token.ts';
import { cutText, LONGEST_FACT, LONGEST_NAME } from '../../../shared/untrusted/cut-text.ts';
import { own } from '../../../shared/untrusted/own.ts';
import { unixTimeMs } from '../../../shared/untrusted/plausible-time.ts';
import { withInstant } from './dates.ts';
import type { TokenReading } from './define.ts';

/** Claims that are listed of one token. */
const MOST_CLAIMS = 200;

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
    form: typeof alg === 'string' ? `JWT (${cutText(alg, 40)})` : 'JWT',
    claims: Object.entries(jwt.claims)
      .slice(0, MOST_CLAIMS)
      .map(([name, value]) => claim(name, value, meaning)),
  };
}

/** Unix ms of a JWT's `exp`; null when the token is no JWT or has none. */
export function jwtExpiry(token: string): number | null {
  return unixTimeMs(decodeJwt(token)?.claims.exp);
}

/** A token about which nothing can be read. */
export const OPAQUE: TokenReading = { form: 'opaque', claims: [] };

function claim(name: string, value: unknown, vendorMeaning: ClaimMeaning): Claim {
  const text = cutText(typeof value === 'string' ? value : JSON.stringify(value), LONGEST_FACT);
  const meaning = vendorMeaning(name, value) ?? own(REGISTERED, name) ?? null;
  return {
    name: cutText(name, LONGEST_NAME),
    value: DATES.includes(name) ? withInstant(text, unixTimeMs(value)) : text,
    ...(meaning === null ? {} : { meaning }),
  };
}
