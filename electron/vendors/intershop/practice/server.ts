import type { PracticeHandler, PracticeReply, PracticeRequest } from '../../kit/practice/exchange.ts';
import { misbehave } from '../../kit/practice/misbehaviour.ts';
import { type Route, router } from '../../kit/practice/router.ts';
import { searchCustomers } from './customer-search.ts';
import { customerFields, findCustomer } from './customers.ts';
import { objectReply, refuse, refusePath } from './replies.ts';
import { AgentTokens, refuseStranger } from './sign-in.ts';
import { WebShop } from './web-shop.ts';

export const INTERSHOP_BASE_PATH = '/INTERSHOP/rest/WFS/ContactCenter/-';
/** Of the web shop, in which the tokens are used. */
export const WEB_SHOP_BASE_PATH = '/INTERSHOP/rest/WFS/PracticeShop/-';

/**
 * Contact Center REST API (Intershop KB 2A5883, M25763, 2X5757, A28246).
 *
 * @param now Unix ms
 */
export function intershopServer(now: () => number): PracticeHandler {
  const shop = new WebShop();
  const tokens = new AgentTokens();
  /** Every answer to an agent slides the session: it brings a fresh token. */
  const signedIn =
    (handle: Route['handle']): Route['handle'] =>
    (request, ids) => {
      const stranger = refuseStranger(request, tokens, now());
      if (stranger !== null) return stranger;
      const reply = handle(request, ids);
      return { ...reply, headers: { 'authentication-token': tokens.next(request, now()), ...reply.headers } };
    };
  const routes: readonly Route[] = [
    { method: 'GET', path: /^\/users\/-$/, handle: signedIn(whoAmI) },
    { method: 'GET', path: /^\/customers$/, handle: signedIn(search) },
    { method: 'GET', path: /^\/customers\/([^/]+)$/, handle: signedIn(details) },
    {
      method: 'POST',
      path: /^\/customers\/([^/]+)\/tokens$/,
      handle: signedIn((request, [id = '']) => createToken(request, id, shop, now())),
    },
  ];
  const contactCenter = router(INTERSHOP_BASE_PATH, routes, refusePath);
  const webShop = router(
    WEB_SHOP_BASE_PATH,
    [{ method: 'GET', path: /^\/customers\/-$/, handle: (request) => shop.ownCustomer(request, now()) }],
    refusePath,
  );
  return (request) =>
    request.path.startsWith(`${WEB_SHOP_BASE_PATH}/`) ? webShop(request) : contactCenter(request);
}

function whoAmI({ headers }: PracticeRequest): PracticeReply {
  const user = { firstName: 'Grace', lastName: 'Practice' };
  return objectReply(200, headers.accept, 'User', user);
}

function search({ headers, query }: PracticeRequest): PracticeReply {
  const found = searchCustomers(query);
  return typeof found === 'string'
    ? refuse(400, found)
    : objectReply(200, headers.accept, 'ResourceCollection', { name: 'customers', elements: found });
}

function details({ headers }: PracticeRequest, [id = '']: readonly string[]): PracticeReply {
  const customer = findCustomer(id);
  if (customer === null) return refuse(404, 'There is no such customer.');
  const failure = misbehave(customer.mark, refuse, 200);
  return failure ?? objectReply(200, headers.accept, 'Customer', customerFields(customer));
}

/** The call takes neither body nor query parameters (Intershop KB 2A5883). */
function createToken(
  { headers, body, query }: PracticeRequest,
  id: string,
  shop: WebShop,
  nowMs: number,
): PracticeReply {
  if (body !== '') return refuse(400, 'This call takes no request body.');
  if (headers['content-type'] !== undefined) return refuse(400, 'This call takes no content type.');
  if (query.size > 0) return refuse(400, 'This call takes no query parameters.');
  const customer = findCustomer(id);
  if (customer === null) return refuse(404, 'There is no such customer.');
  const { mark } = customer;
  const failure = misbehave(mark, refuse, 201);
  if (failure !== null) return failure;
  const user = `${customer.firstName} ${customer.lastName}`;
  if (mark === 'noToken') return objectReply(201, headers.accept, 'Token', { user });
  const token = mark === 'outdated' ? 'AuthenticationTokenOutdated' : shop.tokenFor(customer, nowMs);
  const reply = objectReply(201, headers.accept, 'Token', { token, user });
  return mark === 'slow' ? { ...reply, manner: 'slow' } : reply;
}
