import { actOnRecord } from '../../../electron/usecases/lookups/act.ts';
import { recordDetails, searchRecords } from '../../../electron/usecases/lookups/search.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../shared/practice/marks.ts';
import type { ContractFixture } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';

const FIELDS = { intershop: 'customerId', oracle: 'channelId' } as const;
type WithRecords = keyof typeof FIELDS & Api;

const of = async (fixture: ContractFixture, api: WithRecords) => ({
  connectionId: await fixture.connection(api),
  field: FIELDS[api],
});

const search = async (fixture: ContractFixture, api: WithRecords, criteria: FormValues, offset = 0) =>
  searchRecords(fixture.ctx, { ...(await of(fixture, api)), criteria, offset });

const details = async (fixture: ContractFixture, value: string) =>
  recordDetails(fixture.ctx, { ...(await of(fixture, 'intershop')), value });

const act = async (fixture: ContractFixture, action: string, value: string) =>
  actOnRecord(fixture.ctx, { ...(await of(fixture, 'oracle')), action, value });

const customers = (variant: string, criteria: FormValues): Flow => ({
  api: 'intershop',
  variant: `search: ${variant}`,
  calls: ['searchCustomers'],
  run: async (fixture) => void (await search(fixture, 'intershop', criteria)),
});

/** A channel that begins without a secret. */
const CHANNEL = 'RCHANNELPRACTICE2';

/** Actions whose answer gets lost: what is asked for, of which channel, and what the check finds. */
const LOST: readonly [string, string, RegExp][] = [
  ['rotate', PRACTICE_MARKS.cut, /^the answer breaks off/],
  ['delete', PRACTICE_MARKS.hang, /^there was no answer/],
];

/** Choosing from the vendors' own records, and the secrets of Oracle's. */
export const LOOKUP_FLOWS: readonly Flow[] = [
  customers('one field', { SingleSearchField: 'Practice' }),
  customers('every field', {
    SingleSearchField: 'Practice',
    CustomerNo: 'PC-00001',
    FirstName: 'Ada',
    LastName: 'Practice & Söhne + Co',
    Birthday: '31.12.1990',
    EMail: 'a+b@practice.invalid',
    PhoneNo: '+00 555 0100-1',
    PostCode: '99001',
    City: 'Practice City',
    Country: 'Germany',
    Channel: 'PracticeShop-B2C,PracticeShop-B2B',
  }),
  ...['1951-02-15', '02/15/1951', '15.02.1951'].map((Birthday) =>
    customers(`birthday ${Birthday}`, { LastName: 'Practice', Birthday }),
  ),
  customers('nobody', { EMail: 'nobody@practice.invalid' }),
  ...[PRACTICE_RECORDS.customer, PRACTICE_RECORDS.businessUser].map(
    (value): Flow => ({
      api: 'intershop',
      variant: `details: ${value}`,
      calls: ['getCustomer'],
      run: async (fixture) => void (await details(fixture, value)),
    }),
  ),
  {
    api: 'intershop',
    variant: 'details: unknown customer',
    calls: ['getCustomer'],
    run: (fixture) => fixture.refused(details(fixture, '4711'), 'vendor-not-found'),
  },
  {
    api: 'oracle',
    variant: 'channels: two pages, and by name',
    calls: ['listChannels', 'listChannels', 'listChannels'],
    run: async (fixture) => {
      const { nextOffset } = await search(fixture, 'oracle', {});
      await search(fixture, 'oracle', {}, nextOffset ?? 0);
      await search(fixture, 'oracle', { name: 'news & events' });
    },
  },
  {
    api: 'oracle',
    variant: 'channel secret: generate, again, rotate, delete, again',
    calls: ['generateSecret', 'generateSecret', 'rotateSecret', 'deleteSecret', 'deleteSecret'],
    run: async (fixture) => {
      await act(fixture, 'generate', CHANNEL);
      await fixture.refused(act(fixture, 'generate', CHANNEL), 'vendor-refused');
      await act(fixture, 'rotate', CHANNEL);
      await act(fixture, 'delete', CHANNEL);
      await fixture.refused(act(fixture, 'delete', CHANNEL), 'vendor-not-found');
    },
  },
  ...LOST.map(
    ([action, mark, finds]): Flow => ({
      api: 'oracle',
      variant: `channel secret: ${action}, ${mark}`,
      calls: [`${action}Secret`],
      run: (fixture) => fixture.refused(act(fixture, action, mark), 'outcome-unknown'),
      deviates: { call: `${action}Secret`, side: 'reply', finds, because: 'there is no whole answer' },
    }),
  ),
];
