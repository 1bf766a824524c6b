import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { decodeJwt } from '../../../shared/jwt.ts';
import { bearerAuth } from '../kit/authorization.ts';
import { headerText } from '../kit/header-text.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { isSuccess } from '../kit/refusal.ts';
import { type CheckContext, cannotCheck, type TokenCheck, tokenInHeader } from '../kit/token-check.ts';
import { refusedToken, type Verdict, verdictByStatus } from '../kit/verdict.ts';
import { isXml, parseXml } from '../kit/xml.ts';
import { isTokenError, readWords, tokenError } from './words.ts';

const VENDOR = 'Intershop';

/**
 * `GET <web shop>/customers/-`, the token's own customer, with the header `authentication-token`; a JWT is
 * also tried as `Authorization: Bearer` (Intershop, Authentication REST API).
 *
 * @throws AppError `not-possible` while the connection does not know the web shop's URL
 */
export function checkToken(context: CheckContext): TokenCheck {
  const shop = text(context.settings, 'webShopUrl').replace(/\/+$/, '');
  if (shop === '') {
    throw cannotCheck(
      'The token is good for the web shop’s REST API, and this connection does not know its URL.',
      'Edit the connection and enter “Web shop REST URL” under Advanced. Ask your administrator for it.',
    );
  }
  return ask(context, shop, { 'authentication-token': tokenInHeader(context.accessToken) });
}

function ask(context: CheckContext, shop: string, header: Readonly<Record<string, string>>): TokenCheck {
  return {
    request: {
      method: 'GET',
      url: `${shop}/customers/-`,
      headers: { Accept: 'application/json', ...header },
    },
    read(answer) {
      const verdict = judge(answer, context, 'Authorization' in header);
      const bearer = { Authorization: headerText(bearerAuth(context.accessToken)) };
      const asBearer = verdict.outcome === 'refused' && !('Authorization' in header);
      return asBearer && decodeJwt(context.accessToken) !== null ? ask(context, shop, bearer) : verdict;
    },
  };
}

function judge(answer: HttpAnswer, { accessToken }: CheckContext, asBearer: boolean): Verdict {
  const said = isSuccess(answer.status) ? { code: tokenError(answer), message: null } : readWords(answer);
  const given = { vendor: VENDOR, answer, words: said, accessToken };
  // Servers without JWT say so in a header or as text, whatever the status (Intershop PWA).
  if (tokenError(answer) !== null) return refusedToken(given);
  if (!isSuccess(answer.status) || !showsCustomer(answer, accessToken)) return verdictByStatus(given);
  return {
    outcome: 'accepted',
    message: [
      `The web shop accepted the token${asBearer ? ', as Authorization: Bearer' : ''}.`,
      ...(hasFreshToken(answer, accessToken) ? [FRESH] : []),
    ].join(' '),
  };
}

const FRESH =
  'Its answer carried a fresh token with a later end, as servers without JWT do; the history keeps the one that was issued.';

/** Only the shop itself answers with an object or a fresh token: what stands before it can say 200 to anybody. */
function showsCustomer(answer: HttpAnswer, accessToken: string): boolean {
  if (isHtml(answer)) return false;
  const body = isXml(answer.body) ? parseXml(answer.body) : jsonBody(answer);
  const hasContent = typeof body === 'object' && body !== null && Object.keys(body).length > 0;
  return hasContent || hasFreshToken(answer, accessToken);
}

function hasFreshToken({ headers }: HttpAnswer, accessToken: string): boolean {
  const fresh = headers['authentication-token']?.trim() ?? '';
  return fresh !== '' && fresh !== accessToken && !isTokenError(fresh);
}
