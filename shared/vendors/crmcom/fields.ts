import type { FieldDescription } from '../../forms/field.ts';
import { own } from '../../untrusted/own.ts';

/**
 * `Key type`, by which the four authentication calls are told apart. `none` is the call of the consumer
 * key without the key, which CRM.COM takes from R16.2 on when a JWT identifies the customer.
 */
const CALLS: Readonly<Record<string, string>> = {
  consumer_application_key: 'consumer_application_key/token',
  none: 'consumer_application_key/token',
  web_api_key: 'web_api_key/token',
  user: 'token',
  device_application_key: 'device_application_key/token',
};

/** Path of a key type's call below `authentication/`. */
export function crmcomCall(keyType: string): string {
  return own(CALLS, keyType) ?? 'consumer_application_key/token';
}

const CONSUMER = ['consumer_application_key'];
const DEVICE = ['device_application_key'];
const USER = ['user'];
/** A JWT of the identity system, with its organisation, in place of an identifier (R16.2). */
const BY_JWT = [{ keyType: CONSUMER, identifyBy: ['jwt'] }, { keyType: ['none'] }];

/** Connection fields: the key or the user who asks for tokens. */
export const CRMCOM_CONNECTION_FIELDS: readonly FieldDescription[] = [
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
      { value: 'user', label: 'User name and password', help: 'Issues tokens for a user of CRM.COM.' },
      {
        value: 'device_application_key',
        label: 'Device application key',
        help: 'Issues tokens for a device, an installed item with a JWT of its own.',
      },
      {
        value: 'none',
        label: 'None: JWT and organisation',
        help: 'From release R16.2 on, a customer with a JWT of CRM.COM’s identity system needs no key.',
      },
    ],
  },
  {
    name: 'applicationKey',
    label: 'Application key',
    kind: 'secret',
    required: true,
    when: { keyType: ['consumer_application_key', 'web_api_key'] },
    help: 'Sent as the user name of Basic authentication, with an empty password.',
  },
  {
    name: 'deviceKey',
    label: 'Application key of the device',
    kind: 'secret',
    when: { keyType: DEVICE },
    help: 'CRM.COM’s pages do not say whether this call needs a key. If you enter one, it is sent as the user name of Basic authentication; otherwise no Authorization is sent.',
  },
  // R6-era pages also name an access_token_identifier in place of the user. It is not offered: later pages
  // of this call have none, and the consumer key's call is there for it since R15.
  { name: 'userName', label: 'User name', kind: 'text', required: true, when: { keyType: USER } },
  { name: 'password', label: 'Password', kind: 'secret', required: true, when: { keyType: USER } },
  {
    name: 'organisation',
    label: 'Organisation',
    kind: 'text',
    required: true,
    when: { keyType: USER },
    help: 'The organisation in which the user signs in, as CRM.COM knows it.',
  },
];

/** Issue fields: whom the token is for. */
export const CRMCOM_ISSUE_FIELDS: readonly FieldDescription[] = [
  {
    name: 'identifyBy',
    label: 'Identify by',
    kind: 'select',
    initial: 'authentication_code',
    when: { keyType: CONSUMER },
    options: [
      {
        value: 'authentication_code',
        label: 'Authentication code',
        help: 'Of the customer’s access token record in CRM.COM.',
      },
      {
        value: 'identifier',
        label: 'Identifier and pass code',
        help: 'Of the customer’s access token record in CRM.COM.',
      },
      {
        value: 'jwt',
        label: 'JWT and organisation',
        help: 'A JWT of CRM.COM’s identity system, from release R16.2 on.',
      },
    ],
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
    name: 'installedItemBy',
    label: 'Installed item by',
    kind: 'select',
    initial: 'serial_number',
    when: { keyType: DEVICE },
    options: [
      { value: 'serial_number', label: 'Serial number' },
      { value: 'id', label: 'ID' },
      { value: 'alternative_code', label: 'Alternative code' },
    ],
  },
  {
    name: 'installedItem',
    label: 'Installed item',
    kind: 'text',
    required: true,
    when: { keyType: DEVICE },
    help: 'The device’s installed item in CRM.COM, by what is chosen above.',
  },
  {
    name: 'jwt',
    label: 'JWT',
    kind: 'secret',
    required: true,
    when: [...BY_JWT, { keyType: DEVICE }],
    help: 'Of CRM.COM’s identity system for a customer, of the middleware for a device. It is not kept.',
  },
  {
    name: 'organisation',
    label: 'Organisation',
    kind: 'text',
    required: true,
    when: BY_JWT,
    help: 'The ID of the organisation in which the session is to be.',
  },
  {
    name: 'unit',
    label: 'Unit',
    kind: 'text',
    placeholder: '1',
    when: { keyType: [...CONSUMER, 'none', 'web_api_key', 'user'] },
    help: 'The unit’s ID. Empty: the user’s default unit.',
  },
];
