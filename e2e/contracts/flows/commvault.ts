import type { ErrorCode } from '../../../shared/errors.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_USERS } from '../../../shared/practice/marks.ts';
import type { Changes } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';
import { breakdownFlows } from './breakdowns.ts';
import { COMMVAULT_INVENTORY_FLOWS } from './commvault-inventory.ts';
import { COMMVAULT_LIFE_FLOWS } from './commvault-life.ts';
import { byPassword, inDays, tokenName } from './commvault-parts.ts';
import { COMMVAULT_SESSION_FLOWS } from './commvault-sessions.ts';

const NEWER = byPassword(PRACTICE_USERS.newer, undefined, { serverFeatures: 'newer' });
const NUMBERS: Changes = { settings: { tokenTypeFormat: 'number' } };
const AS_TEXT = 'numbers as text are seen from no Commvault server; the app reads them all the same';

const issued = (variant: string, inputs: FormValues, changes: Changes = {}): Flow => ({
  api: 'commvault',
  variant: `issue: ${variant}`,
  calls: ['createToken'],
  run: async (fixture) =>
    void (await fixture.issue('commvault', { tokenName: tokenName('contract'), ...inputs }, changes)),
});

const TYPES: readonly [string, FormValues][] = [
  ['ALL', { tokenType: 'ALL' }],
  ['ALL, renewable until', { tokenType: 'ALL', renewableUntil: inDays(30) }],
  ['DEFAULT', { tokenType: 'DEFAULT' }],
  ['CUSTOM', { tokenType: 'CUSTOM', apiEndpoints: '/plan\n/v4/servergroup' }],
  ['MS_SCIM', { tokenType: 'MS_SCIM' }],
  ['MS_SCIM, token expiry', { tokenType: 'MS_SCIM', tokenExpiry: inDays(20) }],
  ['OneTouch, token expiry', { tokenType: 'OneTouch', tokenExpiry: inDays(7) }],
];

const signedIn = (variant: string, changes: Changes, inputs: FormValues = {}): Flow => ({
  api: 'commvault',
  variant: `issue: ${variant}`,
  calls: ['login', 'createToken'],
  run: async (fixture) =>
    void (await fixture.issue(
      'commvault',
      { tokenName: tokenName('contract'), tokenType: 'ALL', ...inputs },
      changes,
    )),
});

const notSignedIn = (variant: string, changes: Changes, ...codes: ErrorCode[]): Flow => ({
  api: 'commvault',
  variant: `sign in: ${variant}`,
  calls: ['login'],
  run: (fixture) => fixture.refused(fixture.test('commvault', changes), ...codes),
});

export const COMMVAULT_FLOWS: readonly Flow[] = [
  ...TYPES.map(([variant, inputs]) => issued(variant, inputs)),
  ...TYPES.map(([variant, inputs]) => issued(`${variant}, as number`, inputs, NUMBERS)),
  signedIn('Hyperscale', NEWER, { tokenType: 'Hyperscale' }),
  signedIn('IP allow list', NEWER, { allowedIPs: '192.0.2.7\n198.51.100.0/24\n2001:db8::1-2001:db8::ff' }),
  signedIn('service account', NEWER, { userId: '12' }),
  issued('long', { tokenName: PRACTICE_MARKS.long, tokenType: 'ALL' }),
  {
    ...issued('numbers as text', { tokenName: PRACTICE_MARKS.numbersAsText, tokenType: 'ALL' }),
    deviates: {
      call: 'createToken',
      side: 'reply',
      finds: /accessTokenId must be integer/,
      because: AS_TEXT,
    },
  },
  signedIn('signed in', byPassword(PRACTICE_LOGIN.user)),
  signedIn('signed in, with domain', byPassword(PRACTICE_LOGIN.user, undefined, { domain: 'practice' })),
  signedIn('signed in, SaaS', byPassword(PRACTICE_USERS.saas)),
  notSignedIn('locked', byPassword(PRACTICE_USERS.locked), 'vendor-unauthorised'),
  notSignedIn('new password wanted', byPassword(PRACTICE_USERS.passwordChange), 'vendor-unauthorised'),
  notSignedIn('wrong password', byPassword(PRACTICE_LOGIN.user, 'wrong'), 'vendor-unauthorised'),
  ...breakdownFlows('commvault', 'createToken', (mark) => ({ tokenName: mark, tokenType: 'ALL' }), [
    { mark: 'rateLimited', codes: ['vendor-rate-limited'] },
    { mark: 'errorIn200', codes: ['vendor-refused'] },
    { mark: 'tokenInfoError', codes: ['vendor-refused'] },
    { mark: 'duplicate', codes: ['vendor-refused', 'invalid-input'] },
  ]),
  {
    api: 'commvault',
    variant: 'test connection',
    calls: ['listTokens'],
    run: (fixture) => fixture.test('commvault'),
  },
  {
    api: 'commvault',
    variant: 'test connection: signed in',
    calls: ['login', 'listTokens', 'logout'],
    run: (fixture) => fixture.test('commvault', byPassword(PRACTICE_LOGIN.user)),
  },
  ...COMMVAULT_LIFE_FLOWS,
  ...COMMVAULT_SESSION_FLOWS,
  ...COMMVAULT_INVENTORY_FLOWS,
];
