import type { FieldDescription } from '../../forms/field.ts';

/** Advanced connection settings about how calls are authorised. */
export const COMMVAULT_SIGN_IN_FIELDS: readonly FieldDescription[] = [
  {
    name: 'headerStyle',
    label: 'Header style',
    kind: 'select',
    initial: 'authtoken',
    advanced: true,
    when: { authentication: ['authtoken'] },
    options: [
      {
        value: 'authtoken',
        label: 'Authtoken, as typed',
        help: 'For a token from a login. “Test connection” finds out what the server takes.',
      },
      {
        value: 'authtoken-bearer',
        label: 'Authtoken: Bearer',
        help: 'For an access token, as Commvault’s Python SDK sends it.',
      },
      {
        value: 'bearer',
        label: 'Authorization: Bearer',
        help: 'For an access token, as in Commvault’s product documentation.',
      },
    ],
  },
  {
    name: 'signIn',
    label: 'Sign-in',
    kind: 'select',
    initial: 'keep',
    advanced: true,
    when: { authentication: ['password'] },
    options: [
      {
        value: 'keep',
        label: 'Keep the session until Tokendesk quits',
        help: 'Signs in once. The session is in memory only: it is renewed when it ended for want of use, and forgotten when you sign out, lock Tokendesk or quit.',
      },
      {
        value: 'each',
        label: 'Sign in for each request',
        help: 'Signs in before each request and out after it.',
      },
    ],
  },
];
