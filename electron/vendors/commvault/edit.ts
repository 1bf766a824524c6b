import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import { unixTimeMs } from '../../../shared/untrusted/plausible-time.ts';
import { commvaultEditInputs } from '../../../shared/vendors/commvault/inventory.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { EditContext } from '../kit/define.ts';
import { formInputs } from '../kit/form-inputs.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseObject } from '../kit/lenient.ts';
import { isSuccess, type Words } from '../kit/refusal.ts';
import { authHeaders } from './headers.ts';
import { listedToken } from './listed-token.ts';
import { fieldProblems, refusedOnToken, TOO_OLD, type TokenSentences, VENDOR } from './refused.ts';
import { tokenTypeName, wireTokenType } from './token-type.ts';
import { errorInside, readWords } from './words.ts';

/**
 * `PUT /V4/AccessToken/{accessTokenId}` (Commvault's SDK, cvpysdk `security/user.py`): only what changes
 * is in the body, times in Unix seconds. Endpoints go with the type that has them, as in a creation.
 */
export function buildEdit(context: EditContext): HttpRequest {
  const {
    tokenName,
    apiEndpoints,
    renewableUntil,
    tokenExpiry,
    allowedIPs = [],
    ...inputs
  } = formInputs(commvaultEditInputs, context.changes);
  const tokenType = inputs.tokenType ?? (apiEndpoints === undefined ? undefined : 'CUSTOM');
  return {
    method: 'PUT',
    url: `${context.baseUrl}/V4/AccessToken/${encodeURIComponent(context.before.vendorTokenId)}`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...authHeaders(context) },
    body: JSON.stringify({
      ...(tokenName === undefined ? {} : { tokenName }),
      ...(tokenType === undefined ? {} : { tokenType: wireTokenType(tokenType, context.settings) }),
      ...(renewableUntil === undefined ? {} : { renewableUntilTimestamp: renewableUntil }),
      ...(tokenExpiry === undefined ? {} : { tokenExpiryTimestamp: tokenExpiry }),
      ...(apiEndpoints === undefined ? {} : { apiEndpoints }),
      // The list replaces the one before; an empty one stands for “from everywhere”.
      ...('allowedIPs' in context.changes ? { allowedIPs } : {}),
    }),
  };
}

const editAnswer = z.object({ tokenInfo: looseObject(listedToken) });

/** Error codes stand in `error` and in `tokenInfo.error`; what the answer leaves out is as it was sent. */
export function readEdit(answer: HttpAnswer, context: EditContext): ServerToken {
  const body = jsonBody(answer);
  const error = errorInside(body);
  if (answer.status === 404 && error !== null) throw refusedOnToken(answer, context, error, [], GONE);
  if (!isSuccess(answer.status)) throw refusedEdit(answer, context, readWords(answer));
  if (error !== null) throw refusedEdit(answer, context, error);
  const reading = editAnswer.safeParse(body);
  if (isHtml(answer) || !reading.success) throw badAnswer(VENDOR, answer, 'not as a change does', false);
  const sent = asSent(context);
  const info = reading.data.tokenInfo;
  if (info === null) return sent;
  const kind = tokenTypeName(info.tokenType) ?? sent.kind;
  return {
    ...sent,
    kind,
    name: info.tokenName ?? sent.name,
    expiresAt: info.tokenExpiryTimestamp ?? sent.expiresAt,
    renewableUntil: info.renewableUntilTimestamp ?? sent.renewableUntil,
    lastUsedAt: info.lastUsedTime ?? sent.lastUsedAt,
    endpoints: info.apiEndpoints ?? sent.endpoints,
    allowedIps: info.allowedIPs ?? sent.allowedIps,
  };
}

function asSent({ before, changes }: EditContext): ServerToken {
  const inputs = formInputs(commvaultEditInputs, changes);
  const kind = inputs.tokenType ?? (inputs.apiEndpoints === undefined ? before.kind : 'CUSTOM');
  return {
    ...before,
    kind,
    name: inputs.tokenName ?? before.name,
    expiresAt: unixTimeMs(inputs.tokenExpiry) ?? before.expiresAt,
    renewableUntil: unixTimeMs(inputs.renewableUntil) ?? before.renewableUntil,
    endpoints: inputs.apiEndpoints ?? (inputs.tokenType === undefined ? before.endpoints : []),
    allowedIps: 'allowedIPs' in changes ? (inputs.allowedIPs ?? []) : before.allowedIps,
  };
}

function refusedEdit(answer: HttpAnswer, context: EditContext, words: Words): AppError {
  const fields = fieldProblems(words);
  const sentences = { ...SENTENCES, 'vendor-refused': { ...SENTENCES['vendor-refused'], ...fields } };
  return refusedOnToken(answer, context, words, [], sentences);
}

const UNCHANGED = 'The token is as it was.';

const IN_DOUBT = 'The change may have been made behind it.';

const SENTENCES: TokenSentences = {
  inDoubt: IN_DOUBT,
  'vendor-forbidden': {
    message: 'Commvault refused to change the token.',
    hint: `${UNCHANGED} Newer servers let nobody change tokens by an access token: the connection needs a login token, or user name and password. For tokens of other users it also needs the right “Add, delete and modify a user” or “Administrative Management”.`,
  },
  'vendor-unauthorised': {
    hint: `${UNCHANGED} The Authtoken may have ended: a login token lasts 30 minutes without use. Test the connection.`,
  },
  'vendor-refused': {
    message: 'Commvault refused the change.',
    hint: `${UNCHANGED} Read what Commvault says, correct the form, and save again.`,
  },
  'vendor-not-found': TOO_OLD,
};

const GONE: TokenSentences = {
  inDoubt: IN_DOUBT,
  'vendor-not-found': {
    message: 'Commvault knows no such token any more.',
    hint: 'It was deleted there. Close this, and refresh the list.',
  },
};
