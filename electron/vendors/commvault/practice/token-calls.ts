import { z } from 'zod';
import { practiceMark } from '../../../../shared/practice/marks.ts';
import { jsonOf, jsonReply, type PracticeReply, type PracticeRequest } from '../../kit/practice/exchange.ts';
import { misbehave } from '../../kit/practice/misbehaviour.ts';
import { errorIn200, firewall, NO_ERROR, refuse, tokenInfoError } from './replies.ts';
import type { BookedToken, TokenBook } from './token-book.ts';
import { listed, OWN_USER, renewed, tokenInfo } from './token-shapes.ts';
import { readTokenType, TOKEN_TYPES } from './token-types.ts';
import { readWishes } from './token-wishes.ts';

/** `POST /V4/AccessToken`. */
export function createToken(
  request: PracticeRequest,
  book: TokenBook,
  nowMs: number,
  newer: boolean,
): PracticeReply {
  const wishes = readWishes(jsonOf(request), nowMs, newer);
  if (typeof wishes === 'string') return refuse(400, wishes);
  const mark = practiceMark(wishes.tokenName);
  const failure = mark === 'firewall' ? firewall(request) : misbehave(mark, refuse, 200);
  if (failure !== null) return failure;
  if (mark === 'errorIn200') return errorIn200('Practice: an error inside an answer that says 200.');
  if (mark === 'tokenInfoError') return tokenInfoError('Practice: an error inside the token.');
  if (mark === 'noToken') return jsonReply(200, { ...NO_ERROR, tokenInfo: {} });
  if (book.isNameTaken(wishes.tokenName)) return errorIn200('Token name already present');
  const token = book.create(wishes, seconds(nowMs));
  if (mark === 'gone') book.delete(token.id);
  const info = tokenInfo(token);
  const values = Object.entries(info).map(([name, value]) => [name, String(value)]);
  const reply = jsonReply(200, {
    ...NO_ERROR,
    tokenInfo: { ...NO_ERROR, ...(mark === 'numbersAsText' ? Object.fromEntries(values) : info) },
  });
  return mark === 'slow' ? { ...reply, manner: 'slow' } : reply;
}

/** `GET /V4/AccessToken?userId=`: the caller's own tokens, or those of a user who is known. */
export function listTokens({ query }: PracticeRequest, book: TokenBook): PracticeReply {
  const asked = query.get('userId');
  const userId = asked === null ? OWN_USER : Number(asked);
  const tokens = book.list().filter((token) => (token.userId ?? OWN_USER) === userId);
  if (userId !== OWN_USER && tokens.length === 0)
    return refuse(403, 'Practice: you may not see the tokens of this user.');
  return jsonReply(200, { ...NO_ERROR, tokens: tokens.map(listed) });
}

/** Fields of the edit call; all others are refused. */
const editBody = z.strictObject({
  tokenName: z.unknown().optional(),
  tokenType: z.unknown().optional(),
  renewableUntilTimestamp: z.unknown().optional(),
  tokenExpiryTimestamp: z.unknown().optional(),
  apiEndpoints: z.unknown().optional(),
  allowedIPs: z.unknown().optional(),
});

/** `PUT /V4/AccessToken/{id}`: the type may change among those with a refresh token only. */
export function editToken(
  request: PracticeRequest,
  book: TokenBook,
  token: BookedToken,
  nowMs: number,
  newer: boolean,
): PracticeReply {
  const body = editBody.safeParse(jsonOf(request));
  const mark = practiceMark(token.tokenName);
  if (!body.success) return refuse(400, 'The body must be a JSON object of the fields that an edit knows.');
  if (mark === 'editRefused') return refuse(403, 'Practice: you may not change this token.');
  const changes = Object.entries(body.data).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return errorIn200('At least one field is required.');
  const type = readTokenType(body.data.tokenType ?? TOKEN_TYPES[token.type].wire, true);
  const endpoints = type === 'CUSTOM' && token.type === 'CUSTOM' ? { apiEndpoints: token.apiEndpoints } : {};
  const wishes = readWishes(
    {
      tokenName: token.tokenName,
      tokenType: TOKEN_TYPES[token.type].wire,
      ...endpoints,
      ...newerWishes(token),
      ...Object.fromEntries(changes),
    },
    nowMs,
    newer,
  );
  if (typeof wishes === 'string') return refuse(400, wishes);
  const bothRenewable = TOKEN_TYPES[wishes.type].renewable && TOKEN_TYPES[token.type].renewable;
  if (wishes.type !== token.type && !bothRenewable) return errorIn200('The token type cannot be changed.');
  if (book.isNameTaken(wishes.tokenName, token.id)) return errorIn200('Token name already present');
  const reply = jsonReply(200, { ...NO_ERROR, tokenInfo: listed(book.edit(token, wishes)) });
  return mark === 'editLost' ? { ...reply, manner: 'cut' } : reply;
}

/** What only a newer server keeps of a token. */
function newerWishes({ allowedIPs, userId }: BookedToken): object {
  return {
    ...(allowedIPs.length === 0 ? {} : { allowedIPs }),
    ...(userId === null ? {} : { userId }),
  };
}

/** `DELETE /V4/AccessToken/{id}`: its error code is at the top level. */
export function deleteToken(book: TokenBook, token: BookedToken): PracticeReply {
  const mark = practiceMark(token.tokenName);
  if (mark === 'revocationRefused') return refuse(403, 'Practice: you may not delete this token.');
  book.delete(token.id);
  const reply = jsonReply(200, { errorCode: 0, errorMessage: '' });
  return mark === 'revocationLost' ? { ...reply, manner: 'cut' } : reply;
}

const pair = z.object({ accessToken: z.string().min(1), refreshToken: z.string().min(1) });

/** `POST /V4/AccessToken/Renew`. */
export function renewToken(request: PracticeRequest, book: TokenBook, nowMs: number): PracticeReply {
  const body = pair.safeParse(jsonOf(request));
  if (!body.success) return refuse(400, 'accessToken and refreshToken are required, in JSON.');
  const mark = practiceMark(book.nameOf(body.data.accessToken) ?? '');
  if (mark === 'renewalRefused') return refuse(403, 'Practice: you may not renew this token.');
  const result = book.renew(body.data.accessToken, body.data.refreshToken, seconds(nowMs));
  switch (result) {
    case 'unknown':
      return refuse(404, 'There is no such token.');
    case 'replayed':
      return refuse(403, 'The pair was used before. The token and all its renewals are deleted.');
    case 'over':
      return refuse(403, 'The token can no longer be renewed.');
    default: {
      const reply = jsonReply(200, { ...NO_ERROR, ...renewed(result) });
      return mark === 'renewalLost' ? { ...reply, manner: 'cut' } : reply;
    }
  }
}

function seconds(nowMs: number): number {
  return Math.floor(nowMs / 1000);
}
