import { PRACTICE_LOGIN } from '../../../../shared/practice/marks.ts';
import {
  jsonReply,
  type PracticeHandler,
  type PracticeReply,
  type PracticeRequest,
  textReply,
} from '../../kit/practice/exchange.ts';
import { type Route, router } from '../../kit/practice/router.ts';
import { type Caller, readCaller } from './caller.ts';
import { login, renewLogin } from './login.ts';
import { refuse } from './replies.ts';
import { Sessions } from './sessions.ts';
import { type BookedToken, TokenBook } from './token-book.ts';
import { createToken, deleteToken, editToken, listTokens, renewToken } from './token-calls.ts';

export const COMMVAULT_BASE_PATH = '/commandcenter/api';

/**
 * Commvault REST API: login and V4 access tokens, with state.
 *
 * @param now Unix ms
 */
export function commvaultServer(now: () => number): PracticeHandler {
  const sessions = new Sessions();
  const book = new TokenBook(Math.floor(now() / 1000));

  /** For callers who are signed in; `manage` is closed to access tokens. */
  const signedIn =
    (
      rights: 'read' | 'manage',
      handle: (request: PracticeRequest, caller: Caller, ids: readonly string[]) => PracticeReply,
    ): Route['handle'] =>
    (request, ids) => {
      const caller = readCaller(request, sessions, book, now());
      if (caller === null) return refuse(401, 'Access denied');
      return rights === 'manage' && caller.kind === 'access'
        ? refuse(403, 'Access tokens cannot create, edit or delete access tokens.')
        : handle(request, caller, ids);
    };
  const onToken = (
    handle: (request: PracticeRequest, token: BookedToken, caller: Caller) => PracticeReply,
  ): Route['handle'] =>
    signedIn('manage', (request, caller, [id = '']) => {
      const token = book.find(Number(id));
      return token === null ? refuse(404, 'There is no such token.') : handle(request, token, caller);
    });

  const whoAmI = signedIn('read', (_, { scope }) =>
    scope === null
      ? jsonReply(200, { user: { userName: PRACTICE_LOGIN.user }, errorCode: 0 })
      : refuse(403, `A token of the type ${scope} is not good for this call.`),
  );
  const clients = signedIn('read', () => jsonReply(200, { clientProperties: [], errorCode: 0 }));
  const logout = signedIn('read', (_, caller) => {
    sessions.close(caller.token);
    return textReply(200, 'User logged out');
  });
  const one = /^\/V4\/AccessToken\/(\d+)\/?$/i;
  const all = /^\/V4\/AccessToken\/?$/i;
  return router(
    COMMVAULT_BASE_PATH,
    [
      { method: 'POST', path: /^\/Login$/i, handle: (request) => login(request, sessions, now()) },
      {
        method: 'POST',
        path: /^\/RenewLoginToken$/i,
        handle: (request) => renewLogin(request, sessions, now()),
      },
      { method: 'POST', path: /^\/Logout$/i, handle: logout },
      { method: 'POST', path: /^\/WhoAmI$/i, handle: whoAmI },
      { method: 'GET', path: /^\/v2\/whoami$/i, handle: whoAmI },
      { method: 'GET', path: /^\/Client$/i, handle: clients },
      { method: 'GET', path: all, handle: signedIn('read', (request) => listTokens(request, book)) },
      {
        method: 'POST',
        path: all,
        handle: signedIn('manage', (request, { newer }) => createToken(request, book, now(), newer)),
      },
      {
        method: 'PUT',
        path: one,
        handle: onToken((request, token, { newer }) => editToken(request, book, token, now(), newer)),
      },
      { method: 'DELETE', path: one, handle: onToken((_, token) => deleteToken(book, token)) },
      {
        method: 'POST',
        path: /^\/V4\/AccessToken\/Renew$/i,
        handle: (request) => renewToken(request, book, now()),
      },
    ],
    refuse,
  );
}
