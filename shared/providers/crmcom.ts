import { z } from 'zod';
import { type ProviderDescription, text } from './description.ts';
import { requiredText } from './fields.ts';
import { TOKEN } from './use-token.ts';

const unit = z.string().optional();

const identified = z.discriminatedUnion('identifyBy', [
  z.object({
    identifyBy: z.literal('authentication_code'),
    authenticationCode: requiredText('Enter the authentication code.'),
    unit,
  }),
  z.object({
    identifyBy: z.literal('identifier'),
    identifier: requiredText('Enter the identifier.'),
    passCode: requiredText('An identifier needs its pass code.'),
    unit,
  }),
  z.object({ identifyBy: z.literal('key'), unit }),
]);

/**
 * Issue form of CRM.COM: a consumer key needs exactly one identifier; a Web API key identifies itself,
 * so its form has no "Identify by".
 */
export const crmcomIssueInputs = z.preprocess(
  (values) => (typeof values === 'object' ? { identifyBy: 'key', ...values } : values),
  identified,
);

const CONSUMER = ['consumer_application_key'] as const;

/** POST authentication/consumer_application_key/token and authentication/web_api_key/token (CRM.COM Web API R15). */
export const crmcom: ProviderDescription = {
  api: 'crmcom',
  name: 'CRM.COM',
  summary: 'An authentication token (JWT, two hours) for CRM.COM’s Web API.',
  docsUrl: 'https://crmdevelopment.atlassian.net/wiki/x/7NoH',
  baseUrl: {
    placeholder: 'https://crm.example.com/crmapi/rest/v2',
    help: '“/crmapi/rest/v2” is added if you leave it out.',
    defaultPath: '/crmapi/rest/v2',
    callSuffixes: [/\/authentication(\/.*)?$/i],
  },
  connectionFields: [
    {
      name: 'keyType',
      label: 'Key type',
      kind: 'select',
      initial: 'consumer_application_key',
      options: [
        {
          value: 'consumer_application_key',
          label: 'Consumer application key',
          help: 'Issues tokens for a customer, who is identified in each request.',
        },
        { value: 'web_api_key', label: 'Web API key', help: 'Issues tokens for a server application.' },
      ],
    },
    {
      name: 'applicationKey',
      label: 'Application key',
      kind: 'secret',
      required: true,
      help: 'Sent as the user name of Basic authentication, with an empty password.',
    },
  ],
  issueFields: [
    {
      name: 'identifyBy',
      label: 'Identify by',
      kind: 'select',
      initial: 'authentication_code',
      when: { keyType: CONSUMER },
      options: [
        { value: 'authentication_code', label: 'Authentication code' },
        { value: 'identifier', label: 'Identifier and pass code' },
      ],
      help: 'The customer’s access token record in CRM.COM. Send exactly one of the two.',
    },
    {
      name: 'authenticationCode',
      label: 'Authentication code',
      kind: 'secret',
      required: true,
      when: { keyType: CONSUMER, identifyBy: ['authentication_code'] },
    },
    {
      name: 'identifier',
      label: 'Identifier',
      kind: 'text',
      required: true,
      when: { keyType: CONSUMER, identifyBy: ['identifier'] },
    },
    {
      name: 'passCode',
      label: 'Pass code',
      kind: 'secret',
      required: true,
      when: { keyType: CONSUMER, identifyBy: ['identifier'] },
    },
    {
      name: 'unit',
      label: 'Unit',
      kind: 'text',
      placeholder: '1',
      help: 'The unit’s ID. Empty: the user’s default unit.',
    },
  ],
  issueInputs: crmcomIssueInputs,
  issueUrl: (baseUrl, values) =>
    `${baseUrl}/authentication/${text(values, 'keyType') || 'consumer_application_key'}/token`,
  subject: (inputs) => text(inputs, 'identifier'),
  afterDelete: 'CRM.COM offers no way to revoke it: the token stays valid until its two hours are over.',
  lifecycle: { renew: false, revoke: false },
  tokenUse: ({ baseUrl }) => ({
    words:
      'Send it as the field “token” of the JSON body (POST), or as the query parameter “token” (GET). A query string ends up in the logs of servers and proxies: prefer POST where there is a choice.',
    calls: [
      {
        title: 'POST: in the body',
        method: 'POST',
        url: `${baseUrl}/access_tokens/show`,
        headers: { Accept: 'application/json' },
        body: { token: TOKEN, access_token_identifier: { identifier: '<identifier>' } },
      },
      {
        title: 'GET: in the query, which servers and proxies log',
        method: 'GET',
        url: `${baseUrl}/access_tokens/list?token=${TOKEN}`,
        headers: { Accept: 'application/json' },
      },
    ],
  }),
};
