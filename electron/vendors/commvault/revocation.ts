import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext, Revocation } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { isSuccess } from '../kit/refusal.ts';
import { authHeaders } from './headers.ts';
import { refusedOnToken, type TokenSentences, VENDOR } from './refused.ts';
import { errorInside, readWords } from './words.ts';

/**
 * `DELETE /V4/AccessToken/{accessTokenId}` (Commvault's SDK, cvpysdk `security/user.py`): the error code
 * stands at the top level.
 */
export const revocation: Revocation = { build, read };

function build(context: ConnectionContext, vendorTokenId: string): HttpRequest {
  return {
    method: 'DELETE',
    url: `${context.baseUrl}/V4/AccessToken/${encodeURIComponent(vendorTokenId)}`,
    headers: { Accept: 'application/json', ...authHeaders(context) },
  };
}

/**
 * A 404 in Commvault's own words means that there is no such token, so what was asked for is done; any
 * other 404 says nothing about the token.
 */
function read(answer: HttpAnswer, context: ConnectionContext): 'revoked' | 'gone' {
  const body = jsonBody(answer);
  const error = errorInside(body);
  if (answer.status === 404 && error !== null) return 'gone';
  if (!isSuccess(answer.status)) throw refusedOnToken(answer, context, readWords(answer), [], SENTENCES);
  if (error !== null) throw refusedOnToken(answer, context, error, [], SENTENCES);
  // An empty answer to a DELETE is a success; a maintenance page is none.
  if (isHtml(answer) || (body === undefined && answer.body.trim() !== '')) {
    throw badAnswer(VENDOR, answer, 'not as a deletion does', false);
  }
  return 'revoked';
}

const STILL_VALID = 'The token is as it was.';

const SENTENCES: TokenSentences = {
  'vendor-forbidden': {
    message: 'Commvault refused to revoke the token.',
    hint: `${STILL_VALID} Newer servers let nobody revoke tokens by an access token: the connection needs a login token, or user name and password. For tokens of other users it also needs an administrator’s rights.`,
  },
  'vendor-unauthorised': {
    hint: `${STILL_VALID} The Authtoken may have ended: a login token lasts 30 minutes without use. Test the connection.`,
  },
  'vendor-refused': { hint: `${STILL_VALID} Read what Commvault says, then try again.` },
  inDoubt: 'The revocation may have happened behind it.',
  'vendor-not-found': {
    message: 'There are no V4 access tokens at this base URL.',
    hint: `${STILL_VALID} Check the connection’s base URL.`,
  },
};
