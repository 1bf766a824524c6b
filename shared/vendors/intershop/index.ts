import { z } from 'zod';
import { type ProviderDescription, text } from '../../forms/field.ts';
import { idInPath } from '../../forms/fields.ts';
import { pathSegment } from '../../forms/path-segment.ts';
import { TOKEN } from '../../forms/use-token.ts';
import { customerLookup } from './lookup.ts';

/** Issue form of Intershop: the customer on whose behalf the token acts, and the answer's format. */
export const intershopIssueInputs = z.object({
  customerId: idInPath('Enter the customer ID.', 'customer ID'),
  responseFormat: z.enum(['JSON', 'XML']).default('JSON'),
});

/** REST API OCST - Create an access token (Intershop KB 2A5883). */
export const intershop: ProviderDescription = {
  api: 'intershop',
  name: 'Intershop Contact Center',
  summary: 'A token that acts as a customer in the web shop’s REST API.',
  docsUrl: 'https://support.intershop.com/kb/index.php/Display/2A5883',
  baseUrl: {
    placeholder: 'https://shop.example.com/INTERSHOP/rest/WFS/ContactCenter/-',
    help: 'Up to and including “/ContactCenter/-”. Ask your administrator for the path before it.',
    defaultPath: '',
    suggestedPath: '/INTERSHOP/rest/WFS/ContactCenter/-',
    callSuffixes: [/\/(customers|users|channels)(\/.*)?$/i],
  },
  connectionFields: [
    { name: 'login', label: 'Login', kind: 'text', required: true, help: 'Your Contact Center login.' },
    { name: 'password', label: 'Password', kind: 'secret', required: true },
    {
      name: 'organization',
      label: 'Organization',
      kind: 'text',
      required: true,
      placeholder: 'OilCorp',
      help: 'Sent as the header UserOrganization, which every call needs.',
    },
    {
      name: 'signInHeaders',
      label: 'Sign-in headers',
      kind: 'select',
      initial: 'basic',
      advanced: true,
      options: [
        { value: 'basic', label: 'Authorization: Basic' },
        {
          value: 'user',
          label: 'UserLogin and UserPassword',
          help: 'Intershop documents both. Choose this one where a gateway keeps Authorization for itself.',
        },
      ],
    },
    {
      name: 'agentSession',
      label: 'Agent session',
      kind: 'select',
      initial: 'reuse',
      advanced: true,
      options: [
        {
          value: 'reuse',
          label: 'Reuse',
          help: 'Your password is sent once; later calls carry the agent token that the server answers with. It stays in memory only.',
        },
        { value: 'each', label: 'Send the login with every call' },
      ],
    },
    {
      name: 'lifetimeMinutes',
      label: 'Assumed token lifetime (minutes)',
      kind: 'number',
      initial: '60',
      help: 'Intershop does not say how long a token lives. Countdowns use this and are marked “estimated”. Empty: no countdown.',
    },
    {
      name: 'webShopUrl',
      label: 'Web shop REST URL',
      kind: 'url',
      advanced: true,
      placeholder: 'https://shop.example.com/INTERSHOP/rest/WFS/Shop-Site/-',
      help: '“Check token” asks there whether a token works. The Contact Center names it under /channels/<id>/applications/<urlId>; ask your administrator.',
    },
  ],
  issueFields: [
    {
      name: 'customerId',
      label: 'Customer ID',
      kind: 'text',
      required: true,
      placeholder: '0BkKDgAN9pYAAAFFK9Qj6MxN',
      help: 'The ID from the customer’s URI, not the customer number. For a B2B user: <customer ID>;UserID=<user ID>.',
      lookup: customerLookup,
    },
    {
      name: 'responseFormat',
      label: 'Response format',
      kind: 'select',
      initial: 'JSON',
      options: [
        { value: 'JSON', label: 'JSON' },
        { value: 'XML', label: 'XML' },
      ],
    },
  ],
  issueInputs: intershopIssueInputs,
  issueUrl: (baseUrl, values) =>
    `${baseUrl}/customers/${pathSegment(text(values, 'customerId'), 'customer-id')}/tokens`,
  subject: (inputs) => text(inputs, 'customerId'),
  afterDelete:
    'Intershop offers no way to revoke it: anyone who has a copy can use it until the shop lets it expire.',
  lifecycle: { renew: false, revoke: false },
  inventory: {
    none: 'Intershop’s API has no call that lists tokens: the history on this computer is the only list.',
  },
  tokenUse: ({ baseUrl, settings }) => ({
    words:
      'Send it in the header authentication-token on calls of the Web Shop’s REST API. Servers without JWT answer each call with a fresh token in the same header, which replaces this one.',
    calls: [
      {
        method: 'GET',
        url: `${text(settings, 'webShopUrl').replace(/\/+$/, '') || baseUrl.replace(/\/ContactCenter\/.*$/i, '/<web-shop-application>/-')}/customers/-`,
        headers: { Accept: 'application/json', 'authentication-token': TOKEN },
      },
    ],
  }),
};
