import { z } from 'zod';
import {
  PRACTICE_LOGIN,
  PRACTICE_RECORDS,
  type PracticeMark,
  practiceMark,
} from '../../../../shared/practice/marks.ts';
import type { PracticeReply } from '../../kit/practice/exchange.ts';
import { refusedReply } from './replies.ts';

const identifier = z
  .strictObject({
    authentication_code: z.string().optional(),
    identifier: z.string().optional(),
    pass_code: z.string().optional(),
  })
  .optional();
const requestBody = z.object({ access_token_identifier: identifier, unit: z.string().optional() });

export interface Consumer {
  readonly userName: string;
  readonly unit: string;
  readonly mark: PracticeMark | null;
}

const jwtBody = z.strictObject({
  jwt: z.string(),
  organisation: z.string(),
  unit: z.string().optional(),
});

/** True for a body that identifies the consumer by a JWT: then the key is optional (R16.2). */
export function hasJwt(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'jwt' in body;
}

/** Whom the body of a consumer key's call means, or why that is not clear. */
export function readConsumer(body: unknown): Consumer | PracticeReply {
  if (hasJwt(body)) return readJwtOwner(body);
  const reading = requestBody.safeParse(body);
  if (!reading.success) return refusedReply('INVALID_REQUEST', 'The body is not what this call takes.');
  const { access_token_identifier: by, unit } = reading.data;
  if (by === undefined) return refusedReply('MISSING_PARAMETER', 'access_token_identifier is mandatory.');
  if ((by.authentication_code === undefined) === (by.identifier === undefined)) {
    return refusedReply('INVALID_REQUEST', 'Give exactly one of authentication_code and identifier.');
  }
  if ((by.identifier === undefined) !== (by.pass_code === undefined)) {
    return refusedReply('INVALID_REQUEST', 'An identifier, and nothing else, needs a pass_code.');
  }
  const given = by.authentication_code ?? by.identifier ?? '';
  const mark = practiceMark(given);
  const byCode = given === PRACTICE_RECORDS.authenticationCode;
  const byIdentifier = given === PRACTICE_RECORDS.identifier;
  if (by.pass_code !== undefined && by.pass_code !== PRACTICE_RECORDS.passCode) {
    return refusedReply('INVALID_PASS_CODE', 'The pass code does not belong to the identifier.');
  }
  if (mark === null && !(by.pass_code === undefined ? byCode : byIdentifier)) {
    return refusedReply('ACCESS_TOKEN_NOT_FOUND', 'There is no effective access token of this kind.');
  }
  return withUnit('practice-consumer', unit, mark);
}

function readJwtOwner(body: unknown): Consumer | PracticeReply {
  const reading = jwtBody.safeParse(body);
  if (!reading.success)
    return refusedReply(
      'MISSING_PARAMETER',
      'With a jwt, organisation is mandatory, and nothing but a unit is taken beside them.',
    );
  const { jwt, organisation, unit } = reading.data;
  if (organisation !== PRACTICE_LOGIN.organization)
    return refusedReply('ORGANISATION_NOT_FOUND', 'The organisation does not exist.');
  const mark = practiceMark(jwt);
  return mark === null && jwt !== PRACTICE_RECORDS.jwt
    ? refusedReply('INVALID_JWT', 'The jwt is not valid.')
    : withUnit('practice-consumer', unit, mark);
}

const installedItem = z.strictObject({
  id: z.string().optional(),
  serial_number: z.string().optional(),
  alternative_code: z.string().optional(),
});
const deviceBody = z.strictObject({ installed_item_identifier: installedItem, jwt_token: z.string() });

/** Which device's body it is: an installed item by exactly one of its fields, with its JWT. */
export function readDevice(body: unknown): Consumer | PracticeReply {
  const reading = deviceBody.safeParse(body);
  if (!reading.success)
    return refusedReply('MISSING_PARAMETER', 'installed_item_identifier and jwt_token are mandatory.');
  const { installed_item_identifier: by, jwt_token: jwt } = reading.data;
  const [given = '', ...more] = Object.values(by);
  if (given === '' || more.length > 0)
    return refusedReply('INVALID_REQUEST', 'Give exactly one of id, serial_number and alternative_code.');
  const mark = practiceMark(given);
  if (mark === null && given !== PRACTICE_RECORDS.installedItem)
    return refusedReply('INSTALLED_ITEM_NOT_FOUND', 'There is no such installed item.');
  return jwt === PRACTICE_RECORDS.jwt
    ? { userName: 'practice-device', unit: PRACTICE_RECORDS.unit, mark }
    : refusedReply('INVALID_JWT', 'The jwt_token does not belong to the installed item.');
}

/** What the body of a Web API key's call says: nothing but a unit. */
export function readServerApplication(body: unknown): Consumer | PracticeReply {
  const reading = z.strictObject({ unit: z.string().optional() }).safeParse(body);
  return reading.success
    ? withUnit('practice-server', reading.data.unit, practiceMark(reading.data.unit ?? ''))
    : refusedReply('INVALID_REQUEST', 'This call takes nothing but a unit.');
}

const userLogin = z.object({
  username: z.string(),
  password: z.string(),
  organisation: z.string(),
  unit: z.string().optional(),
});

/** Whom `authentication/token` signs in: user name, password and organisation are mandatory. */
export function readUser(body: unknown): Consumer | PracticeReply {
  const reading = userLogin.safeParse(body);
  if (!reading.success)
    return refusedReply('MISSING_PARAMETER', 'username, password and organisation are mandatory.');
  const { username, password, organisation, unit } = reading.data;
  const known =
    username === PRACTICE_LOGIN.user &&
    password === PRACTICE_LOGIN.password &&
    organisation === PRACTICE_LOGIN.organization;
  return known
    ? withUnit(username, unit, null)
    : refusedReply('INVALID_CREDENTIALS', 'User name, password or organisation is wrong.');
}

function withUnit(
  userName: string,
  unit: string | undefined,
  mark: PracticeMark | null,
): Consumer | PracticeReply {
  const unknown =
    unit !== undefined && unit !== PRACTICE_RECORDS.unit && (mark === null || practiceMark(unit) !== mark);
  return unknown || practiceMark(unit ?? '') === 'refused'
    ? refusedReply('UNIT_NOT_FOUND', 'The unit does not exist.')
    : { userName, unit: unit ?? PRACTICE_RECORDS.unit, mark };
}
