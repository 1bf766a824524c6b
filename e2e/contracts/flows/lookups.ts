import { actOnRecord } from '../../../electron/usecases/lookups/act.ts';
import { recordDetails, searchRecords } from '../../../electron/usecases/lookups/search.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../shared/practice/marks.ts';
import type { Flow } from '../flow.ts';
import type { Stage } from '../stage.ts';

const FIELDS = { intershop: 'customerId', oracle: 'channelId' } as const;
type WithRecords = keyof typeof FIELDS & Api;

const of = async (stage: Stage, api: WithRecords) => ({
  connectionId: await stage.connection(api),
  field: FIELDS[api],
});

const search = async (stage: Stage, api: WithRecords, criteria: FormValues, offset = 0) =>
  searchRecords(stage.ctx, { ...(await of(stage, api)), criteria, offset });

const details = async (stage: Stage, value: string) =>
  recordDetails(stage.ctx, { ...(await of(stage, 'intershop')), value });

const act = async (stage: Stage, action: string, value: string) =>
  actOnRecord(stage.ctx, { ...(await of(stage, 'oracle')), action, value });

const customers = (variant: string, criteria: FormValues): Flow => ({
  api: 'intershop',
  variant: `search: ${variant}`,
  calls: ['searchCustomers'],
  run: async (stage) => void (await search(stage, 'intershop', criteria)),
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
      run: async (stage) => void (await details(stage, value)),
    }),
  ),
  {
    api: 'intershop',
    variant: 'details: unknown customer',
    calls: ['getCustomer'],
    run: (stage) => stage.refused(details(stage, '4711'), 'vendor-not-found'),
  },
  {
    api: 'oracle',
    variant: 'channels: two pages, and by name',
    calls: ['listChannels', 'listChannels', 'listChannels'],
    run: async (stage) => {
      const { nextOffset } = await search(stage, 'oracle', {});
      await search(stage, 'oracle', {}, nextOffset ?? 0);
      await search(stage, 'oracle', { name: 'news & events' });
    },
  },
  {
    api: 'oracle',
    variant: 'channel secret: generate, again, rotate, delete, again',
    calls: ['generateSecret', 'generateSecret', 'rotateSecret', 'deleteSecret', 'deleteSecret'],
    run: async (stage) => {
      await act(stage, 'generate', CHANNEL);
      await stage.refused(act(stage, 'generate', CHANNEL), 'vendor-refused');
      await act(stage, 'rotate', CHANNEL);
      await act(stage, 'delete', CHANNEL);
      await stage.refused(act(stage, 'delete', CHANNEL), 'vendor-not-found');
    },
  },
  ...LOST.map(
    ([action, mark, finds]): Flow => ({
      api: 'oracle',
      variant: `channel secret: ${action}, ${mark}`,
      calls: [`${action}Secret`],
      run: (stage) => stage.refused(act(stage, action, mark), 'outcome-unknown'),
      deviates: { call: `${action}Secret`, side: 'reply', finds, because: 'there is no whole answer' },
    }),
  ),
];
