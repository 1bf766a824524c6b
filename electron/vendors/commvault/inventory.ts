import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext, Inventory } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { isSuccess } from '../kit/refusal.ts';
import { buildEdit, readEdit } from './edit.ts';
import { authHeaders } from './headers.ts';
import type { ListedToken } from './listed-token.ts';
import { refusedOnToken, TOO_OLD, type TokenSentences, VENDOR } from './refused.ts';
import { listIn } from './token-list.ts';
import { tokenTypeName } from './token-type.ts';
import { errorInside, readWords } from './words.ts';

/** `GET /V4/AccessToken`: the user's tokens without their values; `PUT` changes one (Commvault REST API). */
export const inventory: Inventory = { buildList, readList, buildEdit, readEdit };

function buildList(context: ConnectionContext, userId: string | null): HttpRequest {
  const query = userId === null ? '' : `?userId=${encodeURIComponent(userId)}`;
  return {
    method: 'GET',
    url: `${context.baseUrl}/V4/AccessToken${query}`,
    headers: { Accept: 'application/json', ...authHeaders(context) },
  };
}

/** The error code stands in `error` by the API reference, at the top level by Commvault's SDK. */
function readList(answer: HttpAnswer, context: ConnectionContext): readonly ServerToken[] {
  const body = jsonBody(answer);
  const error = errorInside(body);
  if (!isSuccess(answer.status)) throw refusedOnToken(answer, context, readWords(answer), [], SENTENCES);
  if (error !== null) throw refusedOnToken(answer, context, error, [], SENTENCES);
  const tokens = listIn(body);
  if (tokens !== null && !isHtml(answer)) return tokens.map((token) => readListed(token, answer));
  throw badAnswer(VENDOR, answer, 'not with a list of tokens', false);
}

function readListed(token: ListedToken, answer: HttpAnswer): ServerToken {
  // Without its ID it could be any of ours, and ours would look as if it were gone.
  if (token.accessTokenId === null) throw badAnswer(VENDOR, answer, 'with a token that has no ID', false);
  return {
    vendorTokenId: token.accessTokenId,
    name: token.tokenName ?? '',
    kind: tokenTypeName(token.tokenType),
    createdAt: token.createdTime,
    expiresAt: token.tokenExpiryTimestamp,
    renewableUntil: token.renewableUntilTimestamp,
    lastUsedAt: token.lastUsedTime,
    endpoints: token.apiEndpoints ?? [],
    allowedIps: token.allowedIPs,
    userId: token.userId,
  };
}

const SENTENCES: TokenSentences = {
  // Reading changes nothing.
  inDoubt: null,
  'vendor-unauthorised': {
    hint: 'Reading the list needs a valid login. The Authtoken may have ended: a login token lasts 30 minutes without use. Test the connection.',
  },
  'vendor-forbidden': {
    message: 'Commvault does not let this user read the list of access tokens.',
    hint: 'The user needs the right to see their own access tokens in Command Center and, for the list of another user, “Add, delete and modify a user” or “Administrative Management”; ask an administrator. Some servers also refuse access tokens here: use a login token, or user name and password.',
  },
  'vendor-refused': {
    message: 'Commvault did not give the list of access tokens.',
    hint: 'Read what Commvault says, then refresh.',
  },
  'vendor-not-found': TOO_OLD,
};
