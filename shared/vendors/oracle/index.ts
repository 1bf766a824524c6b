import { z } from 'zod';
import { type ProviderDescription, text } from '../../forms/field.ts';
import { idInPath, requiredText } from '../../forms/fields.ts';
import { pathSegment } from '../../forms/path-segment.ts';
import { TOKEN } from '../../forms/use-token.ts';
import { channelLookup } from './lookup.ts';

/** Issue form of Oracle Content Management. The secret is sent exactly as typed: padding is not checked. */
export const oracleIssueInputs = z.object({
  channelId: idInPath('Enter the channel ID.', 'channel ID'),
  channelSecret: requiredText('Enter the channel secret.'),
  rememberSecret: z.boolean().default(false),
});

/** Generate an OAuth Token (REST API for Content Management v1.1). */
export const oracle: ProviderDescription = {
  api: 'oracle',
  name: 'Oracle Content Management',
  summary: 'An OAuth token (JWT) for a secure publishing channel.',
  docsUrl:
    'https://docs.oracle.com/en/cloud/paas/content-cloud/rest-api-manage-content/op-management-api-v1.1-channels-id-oauthtoken-post.html',
  baseUrl: {
    placeholder: 'https://instance.cec.ocp.oraclecloud.com',
    help: 'The instance’s host, without “/content/management/api/v1.1”.',
    defaultPath: '',
    callSuffixes: [/\/content\/management(\/api(\/v[\d.]+(\/.*)?)?)?\/?$/i, /\/documents(\/.*)?$/i],
  },
  connectionFields: [
    {
      name: 'authorization',
      label: 'Authorization',
      kind: 'select',
      initial: 'none',
      options: [
        {
          value: 'none',
          label: 'None',
          help: 'Oracle’s own example sends none: the channel secret alone asks for the token.',
        },
        {
          value: 'bearer',
          label: 'Bearer token',
          help: 'An identity domain token, if your instance asks for one.',
        },
        {
          value: 'client',
          label: 'IDCS client credentials',
          help: 'Tokendesk fetches a token from the identity domain and uses it until it expires. It stays in memory only.',
        },
        { value: 'password', label: 'User name and password', help: 'For development instances.' },
      ],
    },
    {
      name: 'bearerToken',
      label: 'Bearer token',
      kind: 'secret',
      required: true,
      when: { authorization: ['bearer'] },
    },
    {
      name: 'identityDomainUrl',
      label: 'Identity domain URL',
      kind: 'text',
      required: true,
      secureUrl: true,
      secretTarget: true,
      when: { authorization: ['client'] },
      placeholder: 'https://idcs-0123456789abcdef.identity.oraclecloud.com',
      help: 'The client secret is sent there, to /oauth2/v1/token.',
    },
    {
      name: 'clientId',
      label: 'Client ID',
      kind: 'text',
      required: true,
      when: { authorization: ['client'] },
      help: 'Of a confidential application in the identity domain.',
    },
    {
      name: 'clientSecret',
      label: 'Client secret',
      kind: 'secret',
      required: true,
      when: { authorization: ['client'] },
    },
    {
      name: 'scope',
      label: 'Scope',
      kind: 'text',
      required: true,
      when: { authorization: ['client'] },
      placeholder: 'https://0123456789ABCDEF.cec.ocp.oraclecloud.com:443/urn:opc:cec:all',
      help: 'The primary audience of the instance’s application, and “urn:opc:cec:all” at once behind it.',
    },
    {
      name: 'userName',
      label: 'User name',
      kind: 'text',
      required: true,
      when: { authorization: ['password'] },
    },
    {
      name: 'password',
      label: 'Password',
      kind: 'secret',
      required: true,
      when: { authorization: ['password'] },
    },
  ],
  issueFields: [
    {
      name: 'channelId',
      label: 'Channel ID',
      kind: 'text',
      required: true,
      placeholder: 'RCHANNEL0123456789ABCDEF0123456789ABCDEF',
      help: 'From Administration > Content > Publishing Channels, or the channel’s URL.',
      lookup: channelLookup,
    },
    {
      name: 'channelSecret',
      label: 'Channel secret',
      kind: 'secret',
      required: true,
      remember: { checkbox: 'rememberSecret', per: 'channelId' },
      help: 'Oracle showed it once, when it was generated. It is sent exactly as you type it.',
    },
    {
      name: 'rememberSecret',
      label: 'Remember this secret',
      kind: 'checkbox',
      initial: false,
      help: 'Kept in the keychain for this channel of this connection.',
    },
  ],
  issueInputs: oracleIssueInputs,
  issueUrl: (baseUrl, values) =>
    `${baseUrl}/content/management/api/v1.1/channels/${pathSegment(text(values, 'channelId'), 'channel-id')}/oauthToken`,
  subject: (inputs) => text(inputs, 'channelId'),
  afterDelete:
    'Oracle offers no way to revoke it: the token most likely stays valid until it expires, seven days after it was issued, even if the channel secret is changed.',
  lifecycle: { renew: false, revoke: false },
  inventory: {
    none: 'Oracle’s API lists channels, but not the tokens that were issued for them: the history on this computer is the only list.',
  },
  tokenUse: ({ baseUrl }) => ({
    words:
      'Send it in the header Authorization: Bearer. The delivery API wants the channel token beside it, as the query parameter channelToken.',
    calls: [
      {
        method: 'GET',
        url: `${baseUrl}/content/published/api/v1.1/items?channelToken=<channel-token>`,
        headers: { Accept: 'application/json', Authorization: `Bearer ${TOKEN}` },
      },
    ],
  }),
};
