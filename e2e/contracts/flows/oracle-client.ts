import { PRACTICE_LOGIN, PRACTICE_RECORDS, PRACTICE_USERS } from '../../../shared/practice/marks.ts';
import type { Flow } from '../flow.ts';
import type { Changes, Stage } from '../stage.ts';

interface Client {
  readonly clientId?: string;
  readonly secret?: string;
  readonly scope?: string;
}

/** Client credentials; the practice identity domain is on the same server. */
const client = (
  stage: Stage,
  {
    clientId = PRACTICE_LOGIN.clientId,
    secret = PRACTICE_LOGIN.clientSecret,
    scope = PRACTICE_LOGIN.scope,
  }: Client = {},
): Changes => ({
  settings: {
    authorization: 'client',
    identityDomainUrl: stage.recorders.oracle.origin,
    clientId,
    scope,
  },
  secrets: { clientSecret: secret },
});

const issue = (stage: Stage, changes: Changes) =>
  stage.issue(
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
    run: async (stage) => {
      await issue(stage, client(stage));
      await issue(stage, client(stage));
    },
  },
  {
    api: 'oracle',
    variant: 'identity domain: fetched anew when the token is over',
    calls: ['clientCredentials', 'generateToken', 'generateToken', 'clientCredentials', 'generateToken'],
    run: async (stage) => {
      const changes = client(stage, { clientId: PRACTICE_USERS.oneCall });
      await issue(stage, changes);
      await issue(stage, changes);
    },
  },
  {
    api: 'oracle',
    variant: 'identity domain: test connection',
    calls: ['clientCredentials', 'listChannels'],
    run: (stage) => stage.test('oracle', client(stage)),
  },
  {
    api: 'oracle',
    variant: 'identity domain: wrong secret',
    calls: ['clientCredentials'],
    run: (stage) => stage.refused(issue(stage, client(stage, { secret: 'wrong' })), 'vendor-unauthorised'),
  },
  {
    api: 'oracle',
    variant: 'identity domain: unknown scope',
    calls: ['clientCredentials'],
    run: (stage) =>
      stage.refused(
        issue(stage, client(stage, { scope: 'https://other.invalid:443/urn:opc:cec:all' })),
        'vendor-refused',
      ),
  },
];
