import { z } from 'zod';
import { decodeJwt } from '../../../../shared/jwt.ts';
import { PRACTICE_RECORDS } from '../../../../shared/practice/marks.ts';
import { jsonReply, type PracticeReply } from '../../kit/practice/exchange.ts';
import { refuse, refusedReply } from './replies.ts';

const showBody = z.strictObject({
  token: z.string(),
  access_token_identifier: z.strictObject({
    authentication_code: z.string().optional(),
    identifier: z.string().optional(),
    pass_code: z.string().optional(),
  }),
  fields_set: z.string().optional(),
});

/**
 * `POST access_tokens/show`: one access token record, for whoever has an authentication token (CRM.COM Web
 * API R5). Whether an identifier needs its pass code here, too, is not documented: it does not.
 *
 * @param issued the authentication tokens that this server handed out
 */
export function showAccessToken(body: unknown, issued: ReadonlySet<string>, nowMs: number): PracticeReply {
  if (body === undefined) return refuse(400, 'The body must be JSON, with that content type.');
  const reading = showBody.safeParse(body);
  if (!reading.success)
    return refusedReply('MISSING_PARAMETER', 'token and access_token_identifier are mandatory.');
  const { token, access_token_identifier: by } = reading.data;
  if (!issued.has(token) || expired(token, nowMs))
    return refusedReply('INVALID_TOKEN', 'The token is not valid or has expired.');
  const known =
    by.identifier === PRACTICE_RECORDS.identifier ||
    by.authentication_code === PRACTICE_RECORDS.authenticationCode;
  return known
    ? jsonReply(200, { data: RECORD, status: { code: 'OK', description: null, message: null } })
    : refusedReply('ACCESS_TOKEN_NOT_FOUND', 'There is no access token of this kind.');
}

const RECORD = {
  id: 'PRACTICE0000000000000000000000AT',
  number: 'PRACTICE-AT-1',
  life_cycle_state: 'EFFECTIVE',
  identifier: PRACTICE_RECORDS.identifier,
};

function expired(token: string, nowMs: number): boolean {
  const exp = Number(decodeJwt(token)?.claims.exp);
  return exp * 1000 <= nowMs;
}
