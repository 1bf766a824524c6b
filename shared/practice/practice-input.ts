import type { Api } from '../forms/values.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS, PRACTICE_USERS } from './marks.ts';

/** A value that makes a practice server do one certain thing. The servers read the same constants. */
export interface PracticeInput {
  /** Label of the form's field. */
  readonly field: string;
  readonly value: string;
  /** What happens, in one sentence. */
  readonly outcome: string;
}

const input = (field: string, value: string, outcome: string): PracticeInput => ({ field, value, outcome });

const goodEverywhere = (field: string): readonly PracticeInput[] => [
  input(field, PRACTICE_MARKS.long, 'Issues a token of 8,192 characters or more.'),
  input(field, PRACTICE_MARKS.shortLife, 'Issues a token that expires in 90 seconds.'),
  input(field, PRACTICE_MARKS.slow, 'Issues a token, but only after a few seconds.'),
];

const errorsEverywhere = (field: string): readonly PracticeInput[] => [
  input(field, PRACTICE_MARKS.badRequest, 'The server calls the request wrong (400).'),
  input(field, PRACTICE_MARKS.unauthorised, 'The server refuses the credentials (401).'),
  input(field, PRACTICE_MARKS.forbidden, 'The server takes the credentials but forbids the call (403).'),
  input(field, PRACTICE_MARKS.notFound, 'The server does not know what the token is for (404).'),
  input(field, PRACTICE_MARKS.rateLimited, 'The server has had too many requests (429).'),
  input(field, PRACTICE_MARKS.failed, 'The server fails and says so in its own words (500).'),
  input(
    field,
    PRACTICE_MARKS.gateway,
    'A gateway answers for the server, and asks to wait (503): “may have been created”.',
  ),
  input(field, PRACTICE_MARKS.html, 'A maintenance page comes back in place of a token (200).'),
  input(field, PRACTICE_MARKS.noToken, 'The answer says success, but there is no token in it.'),
  input(field, PRACTICE_MARKS.broken, 'The answer says success, but it cannot be read.'),
  input(field, PRACTICE_MARKS.redirect, 'The server redirects to another host (302).'),
  input(
    field,
    PRACTICE_MARKS.hang,
    'The server takes the request and never answers: “may have been created”.',
  ),
  input(
    field,
    PRACTICE_MARKS.cut,
    'The connection breaks in the middle of the answer: “may have been created”.',
  ),
];

/** For each API: values that work, and values that provoke each error. */
export const PRACTICE_INPUTS: Readonly<
  Record<Api, { readonly good: readonly PracticeInput[]; readonly errors: readonly PracticeInput[] }>
> = {
  intershop: {
    good: [
      input(
        'Customer ID',
        PRACTICE_RECORDS.customer,
        'Issues a token (any other number at the end works too).',
      ),
      input(
        'Customer ID',
        PRACTICE_RECORDS.businessUser,
        'Issues a token for a user of a business customer.',
      ),
      input('Customer ID', PRACTICE_MARKS.jwt, 'Issues a JWT with an expiry, as newer servers do.'),
      input(
        'Customer ID',
        PRACTICE_MARKS.encrypted,
        'Issues an encrypted token, which only the shop can read.',
      ),
      input('Login', PRACTICE_LOGIN.user, `Signs in, with the password “${PRACTICE_LOGIN.password}”.`),
      input(
        'Login',
        PRACTICE_USERS.outdatedSession,
        'Signs in; the agent token is outdated at its first use, so the login is sent again.',
      ),
      ...goodEverywhere('Customer ID'),
    ],
    errors: [
      ...errorsEverywhere('Customer ID'),
      input(
        'Customer ID',
        PRACTICE_MARKS.outdated,
        'The server says “AuthenticationTokenOutdated” where a token should be.',
      ),
    ],
  },
  commvault: {
    good: [
      input(
        'Token name',
        'practice-token-1',
        'Issues a token, as any other name does; a second time, the name is taken.',
      ),
      input('Token name', PRACTICE_MARKS.numbersAsText, 'Issues a token; the answer’s numbers are text.'),
      input(
        'Token name',
        PRACTICE_MARKS.briefLife,
        'Issues a token that lives 12 seconds, and again after each renewal: to watch the automatic renewal.',
      ),
      input(
        'Token name',
        PRACTICE_MARKS.authtokenOnly,
        'Issues a token that the server takes in the header Authtoken only: “Check token” finds out.',
      ),
      input(
        'Token name',
        PRACTICE_MARKS.renewalRefused,
        'Issues a token that the server does not renew (403).',
      ),
      input(
        'Token name',
        PRACTICE_MARKS.renewalLost,
        'Issues a token; the answer to its renewal breaks off: “may have been renewed”.',
      ),
      input(
        'Token name',
        PRACTICE_MARKS.revocationRefused,
        'Issues a token that the server does not revoke (403).',
      ),
      input(
        'Token name',
        PRACTICE_MARKS.revocationLost,
        'Issues a token; the answer to its first revocation breaks off. Revoking it again is safe.',
      ),
      input(
        'Token name',
        PRACTICE_MARKS.gone,
        'Issues a token that the server deletes at once: “At the vendor” in History shows it as only here.',
      ),
      input(
        'Token name',
        PRACTICE_MARKS.editRefused,
        'Issues a token that the server does not let anybody change (403).',
      ),
      input(
        'Token name',
        PRACTICE_MARKS.editLost,
        'Issues a token; the answer to each change of it breaks off. Saving again is safe.',
      ),
      ...goodEverywhere('Token name'),
      input('User name', PRACTICE_LOGIN.user, `Signs in, with the password “${PRACTICE_LOGIN.password}”.`),
      input('User name', PRACTICE_USERS.saas, 'Signs in as Commvault’s SaaS does, with the same password.'),
      input(
        'User name',
        PRACTICE_USERS.newer,
        'Signs in to a server of 11.42 or newer, with the same password: it takes Hyperscale, allowed IP addresses and user IDs (see “Server’s features”).',
      ),
      input(
        'User name',
        PRACTICE_USERS.idle,
        'Signs in; each session ends after one call, as for want of use, and can be renewed.',
      ),
      input('User name', PRACTICE_USERS.idleForGood, 'The same, but its sessions cannot be renewed.'),
      input('Authtoken', PRACTICE_LOGIN.authtoken, 'A login token that never ends.'),
      input(
        'Authtoken',
        PRACTICE_LOGIN.bearerAuthtoken,
        'A token that the server takes as “Authorization: Bearer” only (Advanced, “Header style”).',
      ),
    ],
    errors: [
      ...errorsEverywhere('Token name'),
      input('Token name', PRACTICE_MARKS.errorIn200, 'An error inside an answer that says 200.'),
      input(
        'Token name',
        PRACTICE_MARKS.tokenInfoError,
        'An error inside the token of an answer that says 200.',
      ),
      input('Token name', PRACTICE_MARKS.duplicate, 'The name is already taken.'),
      input(
        'Token name',
        PRACTICE_MARKS.firewall,
        'A firewall in front of the server refuses every User-Agent but that of a browser, “Mozilla/…” (403, a web page).',
      ),
      input('User name', PRACTICE_USERS.locked, 'The account is locked for five minutes.'),
      input('User name', PRACTICE_USERS.passwordChange, 'The user must choose a new password first.'),
    ],
  },
  oracle: {
    good: [
      input('Channel ID', PRACTICE_RECORDS.channel, 'Issues a token, with the channel secret below.'),
      input('Channel secret', PRACTICE_RECORDS.channelSecret, 'The secret of every channel in this list.'),
      input('Channel ID', PRACTICE_MARKS.expirationText, 'Issues a token; the answer’s expiration is text.'),
      input(
        'Channel ID',
        PRACTICE_MARKS.noExpiration,
        'Issues a token; only the JWT itself says when it expires.',
      ),
      input(
        'Client ID',
        PRACTICE_LOGIN.clientId,
        `Fetches a token, with the secret “${PRACTICE_LOGIN.clientSecret}” and the scope below; the identity domain URL is the base URL.`,
      ),
      input('Client ID', PRACTICE_USERS.oneCall, 'The same, but its tokens are good for one call only.'),
      input('Scope', PRACTICE_LOGIN.scope, 'The scope that the practice identity domain knows.'),
      ...goodEverywhere('Channel ID'),
    ],
    errors: [
      ...errorsEverywhere('Channel ID'),
      input('Channel secret', PRACTICE_MARKS.refused, 'The secret does not belong to the channel (403).'),
    ],
  },
  crmcom: {
    good: [
      input('Authentication code', PRACTICE_RECORDS.authenticationCode, 'Issues a token.'),
      input('Identifier', PRACTICE_RECORDS.identifier, 'Issues a token, with the pass code below.'),
      input('Pass code', PRACTICE_RECORDS.passCode, 'The pass code of the identifier above.'),
      input('Unit', PRACTICE_RECORDS.unit, 'A unit that exists.'),
      input('JWT', PRACTICE_RECORDS.jwt, 'Issues a token, with the organisation below, or for a device.'),
      input('Organisation', PRACTICE_LOGIN.organization, 'The organisation of the JWT above.'),
      input(
        'Installed item',
        PRACTICE_RECORDS.installedItem,
        'Issues a token for a device, with the JWT above.',
      ),
      input(
        'User name',
        PRACTICE_LOGIN.user,
        `Signs in, with the password “${PRACTICE_LOGIN.password}” and the organisation above.`,
      ),
      input(
        'Authentication code',
        PRACTICE_MARKS.noExpiration,
        'Issues a token without “exp”: two hours, as documented.',
      ),
      ...goodEverywhere('Authentication code'),
    ],
    errors: [
      ...errorsEverywhere('Authentication code'),
      input(
        'Authentication code',
        PRACTICE_MARKS.errorIn200,
        'A status code other than OK inside an answer that says 200.',
      ),
      input('Pass code', PRACTICE_MARKS.refused, 'The pass code does not belong to the identifier.'),
      input('Unit', PRACTICE_MARKS.refused, 'The unit does not exist.'),
    ],
  },
};
