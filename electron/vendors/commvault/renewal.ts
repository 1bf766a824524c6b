import type { AppError } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import { bearerAuth } from '../kit/authorization.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext, Renewal, RenewContext, RenewedToken } from '../kit/define.ts';
import { isHandedOut, warningsOf } from '../kit/handed-out.ts';
import { headerText } from '../kit/header-text.ts';
import { jsonBody } from '../kit/json-body.ts';
import { isSuccess, type Words } from '../kit/refusal.ts';
import { secretsOf } from '../kit/secrets.ts';
import { authHeaders } from './headers.ts';
import { refusedOnToken, type TokenSentences, VENDOR } from './refused.ts';
import { readTokenInfo, TOKEN_MEMBERS, type TokenInfo, tokenInfo } from './token-info.ts';
import { tokenTypeName } from './token-type.ts';
import { errorInside, readWords } from './words.ts';

/**
 * `POST /V4/AccessToken/Renew` (Commvault REST API, "Renew access token"; documentation, "Using refresh
 * tokens to renew access tokens"). Each renewal gives a new pair, and the server deletes the token with
 * all its renewals when it sees an older pair.
 */
export const renewal: Renewal = { needsCredentials, build, read };

/** Who authorises it is a setting: API reference, product documentation and MCP server differ. */
function needsCredentials(context: ConnectionContext): boolean {
  return !['bearer', 'none'].includes(text(context.settings, 'renewalHeader'));
}

function build(context: RenewContext): HttpRequest {
  return {
    method: 'POST',
    url: `${context.baseUrl}/V4/AccessToken/Renew`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...authorization(context) },
    body: JSON.stringify({
      accessToken: context.pair.accessToken,
      refreshToken: context.pair.refreshToken,
    }),
  };
}

function authorization(context: RenewContext): Readonly<Record<string, string>> {
  if (needsCredentials(context)) return authHeaders(context);
  return text(context.settings, 'renewalHeader') === 'bearer'
    ? { Authorization: headerText(bearerAuth(context.pair.accessToken)) }
    : {};
}

/**
 * Reads the flat answer. Whatever comes back is taken: in the field the access token was seen to stay
 * the same while only the refresh token changed. Beside an error, only what is new counts.
 */
function read(answer: HttpAnswer, context: RenewContext): RenewedToken {
  const body = jsonBody(answer);
  const error = errorInside(body);
  const info = tokenInfo.safeParse(body).data ?? null;
  const accessToken = info?.accessToken ?? (info?.refreshToken == null ? null : context.pair.accessToken);
  const isGood = isSuccess(answer.status) && error === null;
  if (info !== null && accessToken !== null && (isGood || isNew(answer, info, context))) {
    const secrets = [...secretsOf('commvault', context), ...Object.values(context.pair)];
    return {
      ...readTokenInfo(info, accessToken, answer),
      kind: tokenTypeName(info.tokenType),
      ...warningsOf(VENDOR, answer, error, [...secrets, accessToken, info.refreshToken ?? '']),
    };
  }
  if (!isSuccess(answer.status)) throw refused(answer, context, readWords(answer));
  if (error !== null) throw refused(answer, context, error);
  throw badAnswer(VENDOR, answer, 'there is no token in the answer', false);
}

/** True for a pair that is not the one that was sent, and plainly handed out. */
function isNew(
  answer: HttpAnswer,
  { accessToken, refreshToken }: TokenInfo,
  { pair }: RenewContext,
): boolean {
  if (accessToken === null) return false;
  const same = [pair.accessToken, pair.refreshToken];
  const hasNew = !same.includes(accessToken) || (refreshToken !== null && !same.includes(refreshToken));
  return hasNew && isHandedOut(answer, accessToken, TOKEN_MEMBERS, same);
}

const KEPT = 'Nothing changed: the token and its refresh token are kept as they were.';

const SENTENCES: Omit<TokenSentences, 'inDoubt'> = {
  'vendor-unauthorised': {
    message: 'Commvault did not accept the credentials of the renewal.',
    hint: `${KEPT} Test the connection; if it works, choose under Advanced in the connection what else authorises renewals.`,
  },
  'vendor-forbidden': {
    message: 'Commvault refused the renewal.',
    hint: `${KEPT} Either the time for renewals is over, or the server has ended the token, which it does when an old pair is sent, for example from another computer. Issue a new token.`,
  },
  'vendor-not-found': {
    message: 'Commvault does not know this token and refresh token.',
    hint: `${KEPT} The token was deleted there, or its pair was renewed elsewhere. Issue a new token.`,
  },
  'vendor-refused': {
    message: 'Commvault refused the renewal.',
    hint: `${KEPT} Read what Commvault says; if it lasts, issue a new token.`,
  },
  'vendor-failed': { hint: `${KEPT} Try again later; if it lasts, issue a new token.` },
};

function refused(answer: HttpAnswer, context: RenewContext, words: Words): AppError {
  const inDoubt = 'The renewal may have happened behind it.';
  return refusedOnToken(answer, context, words, Object.values(context.pair), { ...SENTENCES, inDoubt });
}
