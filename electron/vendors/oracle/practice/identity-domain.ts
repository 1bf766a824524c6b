import { PRACTICE_LOGIN, PRACTICE_USERS } from '../../../../shared/practice/marks.ts';
import { basicCredentials } from '../../kit/practice/basic-credentials.ts';
import { jsonReply, type PracticeReply, type PracticeRequest } from '../../kit/practice/exchange.ts';
import { practiceJwt } from '../../kit/practice/practice-token.ts';

/** Oracle's identity domain has an address of its own; here it is the same server. */
export const TOKEN_PATH = '/oauth2/v1/token';

/** Seven days in seconds, as Oracle states (“Authorization”). */
const LIFE_SECONDS = 7 * 86_400;

const CLIENTS: readonly string[] = [PRACTICE_LOGIN.clientId, PRACTICE_USERS.oneCall];

/** Tokens of the identity domain, by client credentials (RFC 6749, 4.4). */
export class DomainTokens {
  readonly #tokens = new Map<string, { readonly endsAt: number; callsLeft: number }>();
  readonly #now: () => number;

  /** @param now Unix ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** True for an `Authorization` header with a token that is good for one call more. */
  use(authorization: string | undefined): boolean {
    const token = this.#tokens.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
    if (token === undefined || token.endsAt <= this.#now() || token.callsLeft === 0) return false;
    token.callsLeft -= 1;
    return true;
  }

  /** `POST /oauth2/v1/token`. */
  answer({ method, headers, body }: PracticeRequest): PracticeReply {
    if (method !== 'POST') return refuse(405, 'invalid_request', 'Only POST is allowed here.');
    if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? ''))
      return refuse(400, 'invalid_request', 'The body must be form-encoded.');
    const client = basicCredentials(headers.authorization);
    if (client === null || !CLIENTS.includes(client.user) || client.password !== PRACTICE_LOGIN.clientSecret)
      return refuse(401, 'invalid_client', 'Client authentication failed.');
    const form = new URLSearchParams(body);
    if (form.get('grant_type') !== 'client_credentials')
      return refuse(400, 'unsupported_grant_type', 'Only client_credentials can be had.');
    if (form.get('scope') !== PRACTICE_LOGIN.scope)
      return refuse(400, 'invalid_scope', 'The scope is not known.');
    return jsonReply(200, {
      access_token: this.#open(client.user),
      token_type: 'Bearer',
      expires_in: LIFE_SECONDS,
    });
  }

  #open(client: string): string {
    const iat = Math.floor(this.#now() / 1000);
    const claims = { sub: client, iat, exp: iat + LIFE_SECONDS, scope: PRACTICE_LOGIN.scope };
    const token = practiceJwt({ alg: 'RS256' }, { ...claims, jti: `practice-${this.#tokens.size}` }, 256);
    const callsLeft = client === PRACTICE_USERS.oneCall ? 1 : Number.POSITIVE_INFINITY;
    this.#tokens.set(token, { endsAt: (iat + LIFE_SECONDS) * 1000, callsLeft });
    return token;
  }
}

/** OAuth's shape of an error (RFC 6749, 5.2). */
function refuse(status: number, error: string, words: string): PracticeReply {
  return jsonReply(status, { error, error_description: words });
}
