import { z } from 'zod';
import { type ProviderDescription, text } from '../../forms/field.ts';
import { requiredText, unixSeconds } from '../../forms/fields.ts';
import { endpointLines } from './endpoint-lines.ts';
import { COMMVAULT_ENDPOINTS } from './endpoints.ts';
import { commvaultInventory } from './inventory.ts';
import { NEWER, NEWER_FIELDS, newerInputs, SERVER_FEATURES } from './newer.ts';
import { COMMVAULT_SIGN_IN_FIELDS } from './sign-in.ts';
import { COMMVAULT_TOKEN_FIELDS, commvaultUse } from './use.ts';

/**
 * `tokenType` of the Create call, with the numbers that stand for the names on the wire. 5 is known from
 * Commvault's SDK; the name on the wire is not, and the one here is that of the product's screens.
 */
export const COMMVAULT_TOKEN_TYPES = {
  DEFAULT: 0,
  MS_SCIM: 1,
  ALL: 2,
  CUSTOM: 3,
  OneTouch: 4,
  Hyperscale: 5,
} as const;
export type CommvaultTokenType = keyof typeof COMMVAULT_TOKEN_TYPES;

const RENEWABLE = ['ALL', 'DEFAULT', 'CUSTOM', 'Hyperscale'] as const;
const FIXED = ['MS_SCIM', 'OneTouch'] as const;

const tokenName = requiredText('Enter a token name.');

/** Issue form of Commvault: only the fields that apply to the chosen token type exist. */
export const commvaultIssueInputs = z.discriminatedUnion('tokenType', [
  z.object({
    tokenType: z.enum(['ALL', 'DEFAULT', 'Hyperscale']),
    tokenName,
    renewableUntil: unixSeconds,
    ...newerInputs,
  }),
  z.object({
    tokenType: z.literal('CUSTOM'),
    tokenName,
    renewableUntil: unixSeconds,
    apiEndpoints: endpointLines,
    ...newerInputs,
  }),
  z.object({ tokenType: z.enum(FIXED), tokenName, tokenExpiry: unixSeconds, ...newerInputs }),
]);

/** Create access token for the user (Commvault REST API, POST /V4/AccessToken). */
export const commvault: ProviderDescription = {
  api: 'commvault',
  name: 'Commvault',
  summary: 'An access token for Commvault’s REST API, with a refresh token where the type has one.',
  docsUrl: 'https://documentation.commvault.com/11.42/software/access_tokens_for_rest_apis.html',
  baseUrl: {
    placeholder: 'https://commandcenter.example.com/commandcenter/api',
    help: 'Command Center’s host. “/commandcenter/api” is added if you leave it out. For Commvault’s SaaS: https://api.metallic.io',
    defaultPath: '/commandcenter/api',
    // Commvault documentation, SaaS REST API.
    bareHosts: /^api\.metallic\.io$/i,
    cutShort: { path: /^\/(commandcenter|webconsole)$/i, rest: '/api' },
    callSuffixes: [/\/v4\/accesstoken(\/.*)?$/i, /\/login$/i],
  },
  connectionFields: [
    {
      name: 'authentication',
      label: 'Authentication',
      kind: 'select',
      initial: 'authtoken',
      options: [
        { value: 'authtoken', label: 'Authtoken', help: 'A token from a login, as in the header Authtoken.' },
        {
          value: 'password',
          label: 'User name and password',
          help: 'Tokendesk signs in when it needs to, and keeps the session in memory until it quits.',
        },
      ],
    },
    {
      name: 'authtoken',
      label: 'Authtoken',
      kind: 'secret',
      required: true,
      when: { authentication: ['authtoken'] },
      help: 'With its prefix, for example “QSDK …”. Newer servers refuse access tokens here: use a login token.',
    },
    {
      name: 'userName',
      label: 'User name',
      kind: 'text',
      required: true,
      when: { authentication: ['password'] },
    },
    {
      name: 'password',
      label: 'Password',
      kind: 'secret',
      required: true,
      when: { authentication: ['password'] },
    },
    {
      name: 'domain',
      label: 'Domain',
      kind: 'text',
      advanced: true,
      when: { authentication: ['password'] },
      help: 'For a directory user whose name does not carry it.',
    },
    {
      name: 'tokenTypeFormat',
      label: 'Token type is sent as',
      kind: 'select',
      initial: 'name',
      advanced: true,
      options: [
        { value: 'name', label: 'Name', help: 'As in Commvault’s API reference, for example “CUSTOM”.' },
        { value: 'number', label: 'Number', help: 'As Commvault’s own SDK does, for example 3.' },
      ],
    },
    SERVER_FEATURES,
    ...COMMVAULT_SIGN_IN_FIELDS,
    ...COMMVAULT_TOKEN_FIELDS,
  ],
  issueFields: [
    {
      name: 'tokenName',
      label: 'Token name',
      kind: 'text',
      required: true,
      unique: true,
      placeholder: 'support-4711',
      help: 'Must be unique among the user’s tokens.',
    },
    {
      name: 'tokenType',
      label: 'Token type',
      kind: 'select',
      initial: 'ALL',
      options: [
        { value: 'ALL', label: 'ALL', help: 'Every API. Comes with a refresh token.' },
        {
          value: 'CUSTOM',
          label: 'CUSTOM',
          help: 'Only the API endpoints below. Comes with a refresh token.',
        },
        { value: 'MS_SCIM', label: 'MS_SCIM', help: 'Azure SCIM only. Cannot be renewed.' },
        { value: 'OneTouch', label: 'OneTouch', help: '1-Touch recovery only. Cannot be renewed.' },
        { value: 'DEFAULT', label: 'DEFAULT', help: 'The server treats it as ALL.' },
        {
          value: 'Hyperscale',
          label: 'Hyperscale',
          when: NEWER,
          help: 'For Hyperscale appliances, from 11.42 on. Comes with a refresh token. Sent as the number 5: its name on the wire is not confirmed.',
        },
      ],
    },
    {
      name: 'apiEndpoints',
      label: 'API endpoints',
      kind: 'lines',
      required: true,
      when: { tokenType: ['CUSTOM'] },
      placeholder: '/plan\n/v4/servergroup',
      help: 'One per line. Each allows everything that begins with it. The server may tell upper case from lower case.',
      suggestions: COMMVAULT_ENDPOINTS,
    },
    {
      name: 'renewableUntil',
      label: 'Renewable until',
      kind: 'datetime',
      when: { tokenType: RENEWABLE },
      presetDays: [30, 90, 365],
      help: 'Until when the refresh token may be used. Empty: the server’s default, 90 days from now.',
    },
    {
      name: 'tokenExpiry',
      label: 'Token expiry',
      kind: 'datetime',
      when: { tokenType: FIXED },
      presetDays: [7, 14, 30],
      help: 'Empty: the server’s default (30 days for MS_SCIM, 7 days for OneTouch).',
    },
    ...NEWER_FIELDS,
  ],
  issueInputs: commvaultIssueInputs,
  issueUrl: (baseUrl) => `${baseUrl}/V4/AccessToken`,
  subject: (inputs) => text(inputs, 'tokenName'),
  afterDelete:
    'The token stays valid at Commvault until it expires, and a refresh token until its own end. To end it now, revoke it instead.',
  lifecycle: {
    renew: true,
    revoke: true,
    notRenewable: FIXED,
    afterRevoke:
      'At once, the access token and its refresh token stop working everywhere, also for everyone who has a copy. This cannot be undone.',
  },
  inventory: commvaultInventory,
  tokenUse: commvaultUse,
};
