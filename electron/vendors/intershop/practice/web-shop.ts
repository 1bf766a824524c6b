import { decodeJwt } from '../../../../shared/jwt.ts';
import type { PracticeReply, PracticeRequest } from '../../kit/practice/exchange.ts';
import type { PracticeCustomer } from './customers.ts';
import { objectReply, refuse } from './replies.ts';
import { customerToken } from './token.ts';

/** Life of a token that is no JWT, in ms; Intershop documents none. */
const LIFE_MS = 3_600_000;

/** The web shop's side: the tokens that are good there, and the one call that a check of a token needs. */
export class WebShop {
  readonly #tokens = new Map<string, { readonly customer: PracticeCustomer; readonly endsAt: number }>();

  /** A token for a customer, which is good from now on. */
  tokenFor(customer: PracticeCustomer, nowMs: number): string {
    const token = customerToken(customer, nowMs);
    const exp = decodeJwt(token)?.claims.exp;
    this.#tokens.set(token, { customer, endsAt: exp === undefined ? nowMs + LIFE_MS : Number(exp) * 1000 });
    return token;
  }

  /**
   * `GET /customers/-`: the customer of the token in `authentication-token`, or of a JWT in
   * `Authorization: Bearer`. A token that is no JWT slides: the answer's header has a fresh one
   * (Intershop, Authentication REST API).
   */
  ownCustomer({ headers }: PracticeRequest, nowMs: number): PracticeReply {
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    const token = headers['authentication-token'] ?? bearer ?? '';
    const known = this.#tokens.get(token);
    if (known === undefined) return refuse(401, 'AuthenticationTokenInvalid');
    if (known.endsAt <= nowMs) return refuse(401, 'AuthenticationTokenOutdated');
    const { id, firstName, lastName } = known.customer;
    const fields = { customerNo: id, firstName, lastName };
    if (decodeJwt(token) !== null) return objectReply(200, headers.accept, 'PrivateCustomer', fields);
    const fresh = this.tokenFor(known.customer, nowMs);
    return objectReply(200, headers.accept, 'PrivateCustomer', fields, { 'authentication-token': fresh });
  }
}
