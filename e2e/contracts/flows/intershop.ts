import { PRACTICE_MARKS, PRACTICE_RECORDS, PRACTICE_USERS } from '../../../shared/practice/marks.ts';
import type { Changes } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';
import { breakdownFlows } from './breakdowns.ts';

const NOT_IN_FACTS = 'no source says how Intershop limits requests';

const issued = (variant: string, customerId: string, responseFormat: 'JSON' | 'XML' = 'JSON'): Flow => ({
  api: 'intershop',
  variant: `issue: ${variant}`,
  calls: ['createToken'],
  run: async (fixture) => void (await fixture.issue('intershop', { customerId, responseFormat })),
});

const TWICE = ['createToken', 'createToken'];

/** Who calls, twice in a row: the second time by the agent's token, unless the login goes with every call. */
const WAYS: readonly [string, readonly string[], Changes][] = [
  ['Basic, agent token reused', TWICE, {}],
  ['UserLogin, agent token reused', TWICE, { settings: { signInHeaders: 'user' } }],
  ['Basic, with every call', TWICE, { settings: { agentSession: 'each' } }],
  ['UserLogin, with every call', TWICE, { settings: { signInHeaders: 'user', agentSession: 'each' } }],
  [
    'agent token over',
    ['createToken', 'createToken', 'createToken'],
    { settings: { login: PRACTICE_USERS.outdatedSession } },
  ],
];

export const INTERSHOP_FLOWS: readonly Flow[] = [
  issued('JSON', PRACTICE_RECORDS.customer),
  issued('XML', PRACTICE_RECORDS.customer, 'XML'),
  issued('business user', PRACTICE_RECORDS.businessUser),
  issued('business user, XML', PRACTICE_RECORDS.businessUser, 'XML'),
  issued('JWT', PRACTICE_MARKS.jwt),
  issued('encrypted, XML', PRACTICE_MARKS.encrypted, 'XML'),
  issued('slow', PRACTICE_MARKS.slow),
  ...breakdownFlows('intershop', 'createToken', (customerId) => ({ customerId, responseFormat: 'JSON' }), [
    { mark: 'rateLimited', codes: ['vendor-rate-limited'], finds: /^status 429/, because: NOT_IN_FACTS },
    {
      mark: 'outdated',
      codes: ['bad-answer', 'vendor-unauthorised'],
      finds: /^body\/token must match/,
      because: 'it is no token',
    },
  ]),
  {
    api: 'intershop',
    variant: 'test connection',
    calls: ['getUser'],
    run: (fixture) => fixture.test('intershop'),
  },
  {
    api: 'intershop',
    variant: 'test connection: another organization',
    calls: ['getUser'],
    run: (fixture) =>
      fixture.refused(fixture.test('intershop', { settings: { organization: 'Other' } }), 'vendor-forbidden'),
  },
  {
    api: 'intershop',
    variant: 'test connection: wrong password',
    calls: ['getUser'],
    run: (fixture) =>
      fixture.refused(fixture.test('intershop', { secrets: { password: 'wrong' } }), 'vendor-unauthorised'),
  },
  ...WAYS.map(
    ([variant, calls, changes]): Flow => ({
      api: 'intershop',
      variant: `sign in: ${variant}`,
      calls,
      run: async (fixture) => {
        const inputs = { customerId: PRACTICE_RECORDS.customer, responseFormat: 'JSON' };
        await fixture.issue('intershop', inputs, changes);
        await fixture.issue('intershop', inputs, changes);
      },
    }),
  ),
];
