import { checkToken } from '../../../electron/usecases/tokens/check.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import type { CheckOutcome } from '../../../shared/models/token-check.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../shared/practice/marks.ts';
import type { Changes } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';
import { tokenName } from './commvault-parts.ts';

/** A token that is checked once it is issued. */
interface Check {
  readonly api: Api;
  readonly variant: string;
  readonly inputs: () => FormValues;
  readonly calls: readonly string[];
  readonly outcome: CheckOutcome;
  readonly changes?: Changes;
}

const CHANNEL = { channelId: PRACTICE_RECORDS.channel, channelSecret: PRACTICE_RECORDS.channelSecret };
const bearer: Changes = {
  settings: { authorization: 'bearer' },
  secrets: { bearerToken: PRACTICE_LOGIN.bearerToken },
};

const CHECKS: readonly Check[] = [
  ...['bearer', 'authtoken', 'authtoken-bearer'].map(
    (tokenHeader): Check => ({
      api: 'commvault',
      variant: `by ${tokenHeader}`,
      inputs: () => ({ tokenName: tokenName('contract'), tokenType: 'ALL' }),
      calls: ['createToken', 'whoAmIv2'],
      outcome: 'accepted',
      changes: { settings: { tokenHeader } },
    }),
  ),
  {
    api: 'commvault',
    variant: 'finds the header',
    inputs: () => ({ tokenName: tokenName(PRACTICE_MARKS.authtokenOnly), tokenType: 'ALL' }),
    calls: ['createToken', 'whoAmIv2', 'whoAmIv2'],
    outcome: 'accepted',
  },
  {
    api: 'commvault',
    variant: 'of a type that may not ask',
    inputs: () => ({ tokenName: tokenName('contract'), tokenType: 'MS_SCIM' }),
    calls: ['createToken', 'whoAmIv2'],
    outcome: 'unclear',
  },
  {
    api: 'oracle',
    variant: 'by the list of channels',
    inputs: () => CHANNEL,
    calls: ['generateToken', 'listChannels'],
    outcome: 'accepted',
    changes: bearer,
  },
  ...[PRACTICE_RECORDS.customer, PRACTICE_MARKS.jwt, PRACTICE_MARKS.encrypted].map(
    (customerId): Check => ({
      api: 'intershop',
      variant: `in the web shop, ${customerId}`,
      inputs: () => ({ customerId, responseFormat: 'JSON' }),
      calls: ['createToken', 'ownCustomer'],
      outcome: 'accepted',
    }),
  ),
  {
    api: 'crmcom',
    variant: 'by the customer’s record',
    inputs: () => ({
      identifyBy: 'identifier',
      identifier: PRACTICE_RECORDS.identifier,
      passCode: PRACTICE_RECORDS.passCode,
    }),
    calls: ['consumerApplicationKey', 'showAccessToken'],
    outcome: 'accepted',
  },
];

/** "Check token": the harmless read by which a vendor says whether it takes a token. */
export const CHECK_FLOWS: readonly Flow[] = CHECKS.map(
  ({ api, variant, inputs, calls, outcome, changes }): Flow => ({
    api,
    variant: `check token: ${variant}`,
    calls,
    run: async (fixture) => {
      const { id } = await fixture.issue(api, inputs(), changes);
      const result = await checkToken(fixture.ctx, id);
      if (result.outcome !== outcome) throw new Error(`${result.outcome}: ${result.message}`);
    },
  }),
);
