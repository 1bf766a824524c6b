import type { FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../shared/practice/marks.ts';
import type { Changes } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';
import { breakdownFlows } from './breakdowns.ts';

const WEB_API_KEY: Changes = {
  settings: { keyType: 'web_api_key' },
  secrets: { applicationKey: PRACTICE_LOGIN.webApiKey },
};
const USER: Changes = {
  settings: {
    keyType: 'user',
    userName: PRACTICE_LOGIN.user,
    organisation: PRACTICE_LOGIN.organization,
  },
  secrets: { password: PRACTICE_LOGIN.password },
};
const DEVICE: Changes = { settings: { keyType: 'device_application_key' } };
const DEVICE_KEY: Changes = { ...DEVICE, secrets: { deviceKey: PRACTICE_LOGIN.deviceKey } };
const NO_KEY: Changes = { settings: { keyType: 'none' } };
const byJwt: FormValues = {
  identifyBy: 'jwt',
  jwt: PRACTICE_RECORDS.jwt,
  organisation: PRACTICE_LOGIN.organization,
};
const device = (installedItemBy: string): FormValues => ({
  installedItemBy,
  installedItem: PRACTICE_RECORDS.installedItem,
  jwt: PRACTICE_RECORDS.jwt,
});
const byCode = (authenticationCode: string = PRACTICE_RECORDS.authenticationCode): FormValues => ({
  identifyBy: 'authentication_code',
  authenticationCode,
});
const byIdentifier = (passCode: string = PRACTICE_RECORDS.passCode): FormValues => ({
  identifyBy: 'identifier',
  identifier: PRACTICE_RECORDS.identifier,
  passCode,
});
/** Without a key there is nothing to choose. */
const withoutChoice = ({ identifyBy: _, ...inputs }: FormValues): FormValues => inputs;
const unit = { unit: PRACTICE_RECORDS.unit };

const issued = (variant: string, call: string, values: FormValues, changes: Changes = {}): Flow => ({
  api: 'crmcom',
  variant: `issue: ${variant}`,
  calls: [call],
  run: async (fixture) => void (await fixture.issue('crmcom', values, changes)),
});
const refused = (variant: string, values: FormValues): Flow => ({
  api: 'crmcom',
  variant: `refusal: ${variant}`,
  calls: ['consumerApplicationKey'],
  run: (fixture) =>
    fixture.refused(fixture.issue('crmcom', values), 'vendor-refused', 'vendor-not-found', 'invalid-input'),
});

/** How each kind of connection is tested: the call, and what it leaves out. */
const INCOMPLETE: readonly [string, string, string, Changes][] = [
  ['consumer key', 'consumerApplicationKey', 'access_token_identifier', {}],
  ['no key', 'consumerApplicationKey', 'jwt', NO_KEY],
  ['user', 'userToken', 'username', USER],
  ['device', 'deviceApplicationKey', 'jwt_token', DEVICE],
];

export const CRMCOM_FLOWS: readonly Flow[] = [
  issued('authentication code', 'consumerApplicationKey', byCode()),
  issued('authentication code, unit', 'consumerApplicationKey', { ...byCode(), ...unit }),
  issued('identifier and pass code', 'consumerApplicationKey', byIdentifier()),
  issued('Web API key', 'webApiKey', {}, WEB_API_KEY),
  issued('Web API key, unit', 'webApiKey', unit, WEB_API_KEY),
  issued('JWT and organisation', 'consumerApplicationKey', byJwt),
  issued('JWT and organisation, no key', 'consumerApplicationKey', withoutChoice(byJwt), NO_KEY),
  issued('user', 'userToken', {}, USER),
  issued('user, unit', 'userToken', unit, USER),
  issued('device by serial number', 'deviceApplicationKey', device('serial_number'), DEVICE),
  issued('device by ID', 'deviceApplicationKey', device('id'), DEVICE),
  issued(
    'device by alternative code, with a key',
    'deviceApplicationKey',
    device('alternative_code'),
    DEVICE_KEY,
  ),
  issued('long', 'consumerApplicationKey', byCode(PRACTICE_MARKS.long)),
  {
    ...issued('no exp', 'consumerApplicationKey', byCode(PRACTICE_MARKS.noExpiration)),
    deviates: {
      call: 'consumerApplicationKey',
      side: 'reply',
      finds: /required property 'exp'/,
      because: 'every known token has exp',
    },
  },
  refused('pass code', byIdentifier(PRACTICE_MARKS.refused)),
  refused('unit', { ...byCode(), unit: PRACTICE_MARKS.refused }),
  refused('error inside a 200', byCode(PRACTICE_MARKS.errorIn200)),
  ...breakdownFlows('crmcom', 'consumerApplicationKey', byCode, [
    { mark: 'rateLimited', codes: ['vendor-rate-limited'] },
  ]),
  {
    api: 'crmcom',
    variant: 'test connection: Web API key',
    calls: ['webApiKey'],
    run: (fixture) => fixture.test('crmcom', WEB_API_KEY),
    deviates: {
      call: 'webApiKey',
      side: 'request',
      finds: /^credentials are missing/,
      because: 'with the key the call would issue a token, so it is left out',
    },
  },
  ...INCOMPLETE.map(
    ([variant, call, missing, changes]): Flow => ({
      api: 'crmcom',
      variant: `test connection: ${variant}`,
      calls: [call],
      run: (fixture) => fixture.test('crmcom', changes),
      deviates: {
        call,
        side: 'request',
        finds: new RegExp(`required property '${missing}'`),
        because: 'CRM.COM has no harmless read: the call leaves out what would issue a token',
      },
    }),
  ),
];
