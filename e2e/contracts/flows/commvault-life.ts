import { renewToken } from '../../../electron/usecases/tokens/renew.ts';
import { revokeToken } from '../../../electron/usecases/tokens/revoke.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS } from '../../../shared/practice/marks.ts';
import type { Changes, ContractFixture } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';
import { byPassword, tokenName } from './commvault-parts.ts';

const issue = async (fixture: ContractFixture, name: string, changes?: Changes): Promise<string> => {
  const token = await fixture.issue('commvault', { tokenName: tokenName(name), tokenType: 'ALL' }, changes);
  return token.id;
};

const renewed = (variant: string, calls: readonly string[], changes?: Changes): Flow => ({
  api: 'commvault',
  variant: `renew: ${variant}`,
  calls,
  run: async (fixture) => void (await renewToken(fixture.ctx, await issue(fixture, 'contract', changes))),
});

const failing = (
  variant: string,
  calls: readonly string[],
  name: string,
  work: (fixture: ContractFixture, id: string) => Promise<unknown>,
  codes: readonly ErrorCode[],
): Flow => ({
  api: 'commvault',
  variant,
  calls,
  run: async (fixture) => fixture.refused(work(fixture, await issue(fixture, name)), ...codes),
});

const renew = (fixture: ContractFixture, id: string): Promise<unknown> => renewToken(fixture.ctx, id);
const revoke = (fixture: ContractFixture, id: string): Promise<unknown> => revokeToken(fixture.ctx, id);
const CUT = 'the answer breaks off';

/** Renewals and revocations. */
export const COMMVAULT_LIFE_FLOWS: readonly Flow[] = [
  renewed('authorised by the connection', ['createToken', 'renewToken'], {
    settings: { renewalHeader: 'connection' },
  }),
  renewed('authorised by the token', ['createToken', 'renewToken'], {
    settings: { renewalHeader: 'bearer' },
  }),
  renewed('authorised by nothing', ['createToken', 'renewToken'], { settings: { renewalHeader: 'none' } }),
  renewed('signed in', ['login', 'createToken', 'renewToken'], byPassword(PRACTICE_LOGIN.user)),
  failing('renew: refused', ['createToken', 'renewToken'], PRACTICE_MARKS.renewalRefused, renew, [
    'vendor-forbidden',
  ]),
  {
    ...failing('renew: answer lost', ['createToken', 'renewToken'], PRACTICE_MARKS.renewalLost, renew, [
      'outcome-unknown',
    ]),
    deviates: { call: 'renewToken', side: 'reply', finds: /^the answer breaks off/, because: CUT },
  },
  {
    api: 'commvault',
    variant: 'revoke',
    calls: ['createToken', 'revokeToken'],
    run: async (fixture) => void (await revokeToken(fixture.ctx, await issue(fixture, 'contract'))),
  },
  failing('revoke: refused', ['createToken', 'revokeToken'], PRACTICE_MARKS.revocationRefused, revoke, [
    'vendor-forbidden',
  ]),
  {
    ...failing('revoke: answer lost', ['createToken', 'revokeToken'], PRACTICE_MARKS.revocationLost, revoke, [
      'outcome-unknown',
      'unreachable',
    ]),
    deviates: { call: 'revokeToken', side: 'reply', finds: /^the answer breaks off/, because: CUT },
  },
];
