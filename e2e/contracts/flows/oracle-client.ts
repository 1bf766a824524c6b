import { PRACTICE_LOGIN, PRACTICE_RECORDS, PRACTICE_USERS } from '../../../shared/practice/marks.ts';
import type { Changes, ContractFixture } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';

interface Client {
  readonly clientId?: string;
  readonly secret?: string;
  readonly scope?: string;
}

/** Client credentials; the practice identity domain is on the same server. */
const client = (
  fixture: ContractFixture,
  {
    clientId = PRACTICE_LOGIN.clientId,
    secret = PRACTICE_LOGIN.clientSecret,
    scope = PRACTICE_LOGIN.scope,
  }: Client = {},
): Changes => ({
  settings: {
    authorization: 'client',
    identityDomainUrl: fixture.recorders.oracle.origin,
    clientId,
    scope,
  },
  secrets: { clientSecret: secret },
});

const issue = (fixture: ContractFixture, changes: Changes) =>
  fixture.issue(
    'oracle',
    { channelId: PRACTICE_RECORDS.channel, channelSecret: PRACTICE_RECORDS.channelSecret },
    changes,
  );

/** Authorised by a token of the identity domain. */
export const ORACLE_CLIENT_FLOWS: readonly Flow[] = [
  {
    api: 'oracle',
    variant: 'identity domain: fetched once, used twice',
    calls: ['clientCredentials', 'generateToken', 'generateToken'],
    run: async (fixture) => {
      await issue(fixture, client(fixture));
      await issue(fixture, client(fixture));
    },
  },
  {
    api: 'oracle',
    variant: 'identity domain: fetched anew when the token is over',
    calls: ['clientCredentials', 'generateToken', 'generateToken', 'clientCredentials', 'generateToken'],
    run: async (fixture) => {
      const changes = client(fixture, { clientId: PRACTICE_USERS.oneCall });
      await issue(fixture, changes);
      await issue(fixture, changes);
    },
  },
  {
    api: 'oracle',
    variant: 'identity domain: test connection',
    calls: ['clientCredentials', 'listChannels'],
    run: (fixture) => fixture.test('oracle', client(fixture)),
  },
  {
    api: 'oracle',
    variant: 'identity domain: wrong secret',
    calls: ['clientCredentials'],
    run: (fixture) =>
      fixture.refused(issue(fixture, client(fixture, { secret: 'wrong' })), 'vendor-unauthorised'),
  },
  {
    api: 'oracle',
    variant: 'identity domain: unknown scope',
    calls: ['clientCredentials'],
    run: (fixture) =>
      fixture.refused(
        issue(fixture, client(fixture, { scope: 'https://other.invalid:443/urn:opc:cec:all' })),
        'vendor-refused',
      ),
  },
];
