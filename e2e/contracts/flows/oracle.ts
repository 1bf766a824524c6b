import type { FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../shared/practice/marks.ts';
import type { Changes } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';
import { breakdownFlows } from './breakdowns.ts';
import { ORACLE_CLIENT_FLOWS } from './oracle-client.ts';

const NONE: Changes = { settings: { authorization: 'none' } };
const BEARER: Changes = {
  settings: { authorization: 'bearer' },
  secrets: { bearerToken: PRACTICE_LOGIN.bearerToken },
};
const BASIC: Changes = {
  settings: { authorization: 'password', userName: PRACTICE_LOGIN.user },
  secrets: { password: PRACTICE_LOGIN.password },
};
const inputs = (channelId: string = PRACTICE_RECORDS.channel): FormValues => ({
  channelId,
  channelSecret: PRACTICE_RECORDS.channelSecret,
});

const issued = (variant: string, values: FormValues, changes: Changes = NONE): Flow => ({
  api: 'oracle',
  variant: `issue: ${variant}`,
  calls: ['generateToken'],
  run: async (fixture) => void (await fixture.issue('oracle', values, changes)),
});

export const ORACLE_FLOWS: readonly Flow[] = [
  issued('no authorization', inputs()),
  issued('bearer', inputs(), BEARER),
  issued('user and password', inputs(), BASIC),
  issued('expiration as text', inputs(PRACTICE_MARKS.expirationText)),
  issued('without expiration', inputs(PRACTICE_MARKS.noExpiration)),
  issued('long', inputs(PRACTICE_MARKS.long)),
  {
    api: 'oracle',
    variant: 'issue: remembered secret',
    calls: ['generateToken', 'generateToken'],
    run: async (fixture) => {
      await fixture.issue('oracle', { ...inputs(), rememberSecret: true });
      await fixture.issue('oracle', { channelId: PRACTICE_RECORDS.channel, channelSecret: '' });
    },
  },
  {
    api: 'oracle',
    variant: 'issue: wrong secret',
    calls: ['generateToken'],
    run: (fixture) =>
      fixture.refused(fixture.issue('oracle', { ...inputs(), channelSecret: 'wrong' }), 'vendor-forbidden'),
  },
  ...breakdownFlows('oracle', 'generateToken', inputs, [
    {
      mark: 'rateLimited',
      codes: ['vendor-rate-limited'],
      finds: /^status 429/,
      because: 'no source says how Oracle limits requests',
    },
  ]),
  {
    api: 'oracle',
    variant: 'test connection: bearer',
    calls: ['listChannels'],
    run: (fixture) => fixture.test('oracle', BEARER),
  },
  {
    api: 'oracle',
    variant: 'test connection: user and password',
    calls: ['listChannels'],
    run: (fixture) => fixture.test('oracle', BASIC),
  },
  {
    api: 'oracle',
    variant: 'test connection: no authorization',
    calls: ['listChannels'],
    run: (fixture) => fixture.test('oracle', NONE),
    deviates: {
      call: 'listChannels',
      side: 'request',
      finds: /^credentials are missing/,
      because: 'without credentials the test can only see whether the server is there',
    },
  },
  ...ORACLE_CLIENT_FLOWS,
];
