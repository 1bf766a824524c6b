import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import { APIS, type Api, type FormValues } from '../../../shared/forms/values.ts';
import {
  PRACTICE_LOGIN,
  PRACTICE_MARKS,
  PRACTICE_RECORDS,
  PRACTICE_USERS,
} from '../../../shared/practice/marks.ts';
import { PRACTICE_INPUTS, type PracticeInput } from '../../../shared/practice/practice-input.ts';
import type { IssueContext, IssuedToken } from '../../vendors/kit/define.ts';
import { fieldNamed, type PracticeBench, practiceBench } from './testing/practice-fixture.ts';

let fixture: PracticeBench;
beforeAll(async () => {
  fixture = await practiceBench();
});
afterAll(() => fixture.stop());

/** `transport`: there is no complete answer at all. */
const OUTCOMES: Readonly<Record<string, ErrorCode | 'transport'>> = {
  [PRACTICE_MARKS.badRequest]: 'vendor-refused',
  [PRACTICE_MARKS.unauthorised]: 'vendor-unauthorised',
  [PRACTICE_MARKS.forbidden]: 'vendor-forbidden',
  [PRACTICE_MARKS.notFound]: 'vendor-not-found',
  [PRACTICE_MARKS.rateLimited]: 'vendor-rate-limited',
  [PRACTICE_MARKS.failed]: 'vendor-failed',
  [PRACTICE_MARKS.gateway]: 'outcome-unknown',
  [PRACTICE_MARKS.html]: 'bad-answer',
  [PRACTICE_MARKS.noToken]: 'bad-answer',
  [PRACTICE_MARKS.broken]: 'bad-answer',
  [PRACTICE_MARKS.redirect]: 'redirected',
  [PRACTICE_MARKS.hang]: 'transport',
  [PRACTICE_MARKS.cut]: 'transport',
  [PRACTICE_MARKS.outdated]: 'vendor-unauthorised',
  [PRACTICE_MARKS.errorIn200]: 'vendor-refused',
  [PRACTICE_MARKS.tokenInfoError]: 'vendor-refused',
  [PRACTICE_MARKS.duplicate]: 'vendor-refused',
  [PRACTICE_MARKS.firewall]: 'vendor-forbidden',
  [PRACTICE_USERS.locked]: 'vendor-unauthorised',
  [PRACTICE_USERS.passwordChange]: 'vendor-unauthorised',
};

/** `PRACTICE-REFUSED` stands in fields of two vendors. */
const REFUSED: Partial<Record<Api, ErrorCode>> = { oracle: 'vendor-forbidden', crmcom: 'vendor-refused' };

/** What a value of another key type, or another way to identify, needs beside it. */
const CRMCOM_BESIDE: Readonly<
  Record<string, { inputs?: FormValues; settings?: FormValues; secrets?: Record<string, string> }>
> = {
  JWT: { inputs: { identifyBy: 'jwt', organisation: PRACTICE_LOGIN.organization } },
  Organisation: { inputs: { identifyBy: 'jwt', jwt: PRACTICE_RECORDS.jwt } },
  'Installed item': {
    inputs: { identifyBy: 'installed_item', installedItemBy: 'serial_number', jwt: PRACTICE_RECORDS.jwt },
    settings: { keyType: 'device_application_key' },
  },
  'User name': {
    settings: {
      keyType: 'user',
      userName: PRACTICE_LOGIN.user,
      organisation: PRACTICE_LOGIN.organization,
    },
    secrets: { password: PRACTICE_LOGIN.password },
  },
};

/** The practice connection and form with one value changed, and what that field needs beside it. */
function contextOf(api: Api, { field, value }: PracticeInput): IssueContext {
  const { name } = fieldNamed(api, field);
  if (api === 'crmcom' && field in CRMCOM_BESIDE) {
    const { inputs, ...connection } = CRMCOM_BESIDE[field] ?? {};
    return fixture.context(api, { ...inputs, [name]: value }, connection.settings, connection.secrets);
  }
  const { settings, secrets } = connectionOf(name, value) ?? {};
  if (settings !== undefined)
    return fixture.context(api, api === 'commvault' ? { tokenName: `for ${value}` } : {}, settings, secrets);
  const byIdentifier = {
    identifyBy: 'identifier',
    identifier: PRACTICE_RECORDS.identifier,
    passCode: PRACTICE_RECORDS.passCode,
  };
  const beside = field === 'Identifier' || field === 'Pass code' ? byIdentifier : {};
  return fixture.context(api, { ...beside, [name]: value });
}

/** What a value of the connection dialog needs beside it; null for a value of the issue form. */
function connectionOf(name: string, value: string) {
  const { baseUrl } = fixture.context('oracle');
  const client = { authorization: 'client', identityDomainUrl: baseUrl, clientId: PRACTICE_LOGIN.clientId };
  switch (name) {
    case 'login':
      return { settings: { login: value }, secrets: {} };
    case 'userName':
      return {
        settings: { authentication: 'password', userName: value },
        secrets: { password: PRACTICE_LOGIN.password },
      };
    case 'authtoken': {
      const headerStyle = value === PRACTICE_LOGIN.bearerAuthtoken ? 'bearer' : 'authtoken';
      return { settings: { headerStyle }, secrets: { authtoken: value } };
    }
    case 'clientId':
    case 'scope':
      return {
        settings: { ...client, scope: PRACTICE_LOGIN.scope, [name]: value },
        secrets: { clientSecret: PRACTICE_LOGIN.clientSecret },
      };
    default:
      return null;
  }
}

async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'issued';
  } catch (error) {
    return error instanceof AppError ? error.data.code : 'transport';
  }
}

describe.each(APIS)('practice inputs of %s', (api) => {
  it.each(PRACTICE_INPUTS[api].errors)('$field: $value', async (input) => {
    const expected = input.value === PRACTICE_MARKS.refused ? REFUSED[api] : OUTCOMES[input.value];
    expect(expected).toBeDefined();
    expect(await outcome(fixture.issue(api, contextOf(api, input)))).toBe(expected);
  });

  it.each(PRACTICE_INPUTS[api].good)('$field: $value', async (input) => {
    const token = await fixture.issue(api, contextOf(api, input));
    expectPracticeToken(token, input.value);
  });
});

function expectPracticeToken(token: IssuedToken, value: string): void {
  const readable = [token.accessToken, ...token.accessToken.split(/[.|:]/).map(decoded)].join(' ');
  expect(readable.toLowerCase()).toContain('practice');
  if (value === PRACTICE_MARKS.long) expect(token.accessToken.length).toBeGreaterThanOrEqual(8_192);
  if (value !== PRACTICE_MARKS.shortLife) return;
  const left = (token.expiry.expiresAt ?? 0) - token.issuedAt;
  expect(left).toBeGreaterThan(80_000);
  expect(left).toBeLessThanOrEqual(90_000);
}

function decoded(part: string): string {
  return Buffer.from(part, 'base64').toString('latin1');
}
