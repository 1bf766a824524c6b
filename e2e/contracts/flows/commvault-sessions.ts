import { signOut } from '../../../electron/usecases/connections/sign-out.ts';
import { findToken, readSecretPart } from '../../../electron/usecases/tokens/find-token.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_LOGIN, PRACTICE_USERS } from '../../../shared/practice/marks.ts';
import type { Changes, ContractFixture } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';
import { byPassword, tokenName } from './commvault-parts.ts';

const issue = (fixture: ContractFixture, changes: Changes) =>
  fixture.issue('commvault', { tokenName: tokenName('contract'), tokenType: 'ALL' }, changes);

const twice = (variant: string, user: string, second: readonly string[]): Flow => ({
  api: 'commvault',
  variant: `session: ${variant}`,
  calls: ['login', 'createToken', ...second],
  run: async (fixture) => {
    await issue(fixture, byPassword(user));
    await issue(fixture, byPassword(user));
  },
});

const signedOut = (variant: string, user: string): Flow => ({
  api: 'commvault',
  variant: `sign out: ${variant}`,
  calls: ['login', 'createToken', 'logout'],
  run: async (fixture) => {
    await issue(fixture, byPassword(user));
    const id = await fixture.connection('commvault', byPassword(user));
    if (!(await signOut(fixture.ctx, id)).confirmed) throw new Error('the sign-out is not confirmed');
  },
});

/** An access token in place of a login, sent in each header that some source names. */
const inHeader = (headerStyle: string, settings: FormValues = { headerStyle }): Flow => ({
  api: 'commvault',
  variant: `test connection: access token, ${headerStyle}`,
  calls: ['createToken', 'listTokens'],
  run: async (fixture) => {
    const { id } = await issue(fixture, {});
    const authtoken = await readSecretPart(fixture.ctx, findToken(fixture.ctx, id), 'access');
    await fixture.test('commvault', { settings, secrets: { authtoken } });
  },
});

/** Sessions, and the headers in which tokens travel. */
export const COMMVAULT_SESSION_FLOWS: readonly Flow[] = [
  twice('used again', PRACTICE_LOGIN.user, ['createToken']),
  twice('SaaS, used again', PRACTICE_USERS.saas, ['createToken']),
  twice('renewed', PRACTICE_USERS.idle, ['createToken', 'renewLoginToken', 'createToken']),
  twice('not renewable', PRACTICE_USERS.idleForGood, [
    'createToken',
    'renewLoginToken',
    'login',
    'createToken',
  ]),
  signedOut('QSDK', PRACTICE_LOGIN.user),
  signedOut('SaaS', PRACTICE_USERS.saas),
  inHeader('authtoken'),
  inHeader('authtoken-bearer'),
  inHeader('bearer'),
  {
    api: 'commvault',
    variant: 'test connection: finds the header that works',
    calls: ['listTokens', 'listTokens', 'listTokens'],
    run: (fixture) => fixture.test('commvault', { secrets: { authtoken: PRACTICE_LOGIN.bearerAuthtoken } }),
  },
  {
    api: 'commvault',
    variant: 'test connection: unknown login token',
    calls: ['listTokens'],
    run: (fixture) =>
      fixture.refused(
        fixture.test('commvault', { secrets: { authtoken: 'QSDK unknown' } }),
        'vendor-unauthorised',
      ),
  },
];
