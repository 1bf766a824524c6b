import type { FormValues } from '../../../shared/models/api.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../shared/practice.ts';
import type { Flow } from '../flow.ts';
import type { Changes } from '../stage.ts';
import { breakdownFlows } from './breakdowns.ts';

const WEB_API_KEY: Changes = {
  settings: { keyType: 'web_api_key' },
  secrets: { applicationKey: PRACTICE_LOGIN.webApiKey },
};
const byCode = (authenticationCode: string = PRACTICE_RECORDS.authenticationCode): FormValues => ({
  identifyBy: 'authentication_code',
  authenticationCode,
});
const byIdentifier = (passCode: string = PRACTICE_RECORDS.passCode): FormValues => ({
  identifyBy: 'identifier',
  identifier: PRACTICE_RECORDS.identifier,
  passCode,
});
const unit = { unit: PRACTICE_RECORDS.unit };

const issued = (variant: string, call: string, values: FormValues, changes: Changes = {}): Flow => ({
  api: 'crmcom',
  variant: `issue: ${variant}`,
  calls: [call],
  run: async (stage) => void (await stage.issue('crmcom', values, changes)),
});
const refused = (variant: string, values: FormValues): Flow => ({
  api: 'crmcom',
  variant: `refusal: ${variant}`,
  calls: ['consumerApplicationKey'],
  run: (stage) =>
    stage.refused(stage.issue('crmcom', values), 'vendor-refused', 'vendor-not-found', 'invalid-input'),
});

export const CRMCOM_FLOWS: readonly Flow[] = [
  issued('authentication code', 'consumerApplicationKey', byCode()),
  issued('authentication code, unit', 'consumerApplicationKey', { ...byCode(), ...unit }),
  issued('identifier and pass code', 'consumerApplicationKey', byIdentifier()),
  issued('Web API key', 'webApiKey', {}, WEB_API_KEY),
  issued('Web API key, unit', 'webApiKey', unit, WEB_API_KEY),
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
    variant: 'test connection: consumer key',
    calls: ['consumerApplicationKey'],
    run: (stage) => stage.test('crmcom'),
    deviates: {
      call: 'consumerApplicationKey',
      side: 'request',
      finds: /required property 'access_token_identifier'/,
      because: 'CRM.COM has no harmless read: the call leaves out what would issue a token',
    },
  },
  {
    api: 'crmcom',
    variant: 'test connection: Web API key',
    calls: ['webApiKey'],
    run: (stage) => stage.test('crmcom', WEB_API_KEY),
    deviates: {
      call: 'webApiKey',
      side: 'request',
      finds: /^credentials are missing/,
      because: 'with the key the call would issue a token, so it is left out',
    },
  },
];
