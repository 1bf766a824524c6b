import type { Api } from '../../shared/forms/values.ts';
import type { Inputs } from '../fixtures/vendors.ts';

/** A connection and an issue form, with the fields into which canaries are typed. */
export interface Forms {
  readonly api: Api;
  /** As the API is called in the forms. */
  readonly vendor: string;
  /** Which connection of the vendor it is. */
  readonly name: string;
  /** The connection dialog: what is no secret, and names of secret fields with the kind of canary. */
  readonly connection: Inputs;
  /** Fields that hold a URL of the vendor's, from its base URLs. */
  readonly urls?: (baseUrls: Readonly<Record<Api, string>>) => Inputs;
  readonly connectionSecrets: Readonly<Record<string, 'plain' | 'awkward'>>;
  /** The issue form; `subject` is the field that can make the vendor refuse. */
  readonly issue: Inputs;
  readonly subject: string;
  readonly issueSecrets: readonly string[];
}

export const ORACLE_BY_CLIENT = 'Oracle by client credentials';

/** Each way in which a secret comes into being or is typed. */
export const FORMS: readonly Forms[] = [
  {
    api: 'intershop',
    vendor: 'Intershop Contact Center',
    name: 'Intershop Contact Center',
    connection: { Login: 'agent', Organization: 'organization' },
    urls: ({ intershop }) => ({ 'Web shop REST URL': intershop.replace('ContactCenter', 'WebShop') }),
    connectionSecrets: { Password: 'awkward' },
    issue: {},
    subject: 'Customer ID',
    issueSecrets: [],
  },
  {
    api: 'commvault',
    vendor: 'Commvault',
    name: 'Commvault',
    connection: { Authentication: 'User name and password', 'User name': 'agent' },
    connectionSecrets: { Password: 'awkward' },
    issue: { 'Token type': 'ALL' },
    subject: 'Token name',
    issueSecrets: [],
  },
  {
    api: 'commvault',
    vendor: 'Commvault',
    name: 'Commvault by login token',
    connection: { Authentication: 'Authtoken' },
    connectionSecrets: { Authtoken: 'plain' },
    issue: { 'Token type': 'ALL' },
    subject: 'Token name',
    issueSecrets: [],
  },
  {
    api: 'oracle',
    vendor: 'Oracle Content Management',
    name: 'Oracle Content Management',
    connection: { Authorization: 'Bearer token' },
    connectionSecrets: { 'Bearer token': 'plain' },
    issue: {},
    subject: 'Channel ID',
    issueSecrets: ['Channel secret'],
  },
  {
    api: 'oracle',
    vendor: 'Oracle Content Management',
    name: ORACLE_BY_CLIENT,
    connection: { Authorization: 'IDCS client credentials', 'Client ID': 'client', Scope: 'scope' },
    urls: ({ oracle }) => ({ 'Identity domain URL': oracle }),
    connectionSecrets: { 'Client secret': 'awkward' },
    issue: {},
    subject: 'Channel ID',
    issueSecrets: ['Channel secret'],
  },
  {
    api: 'crmcom',
    vendor: 'CRM.COM',
    name: 'CRM.COM',
    connection: {},
    connectionSecrets: { 'Application key': 'plain' },
    issue: { 'Identify by': 'Identifier and pass code' },
    subject: 'Identifier',
    issueSecrets: ['Pass code'],
  },
  {
    api: 'crmcom',
    vendor: 'CRM.COM',
    name: 'CRM.COM by JWT',
    connection: { 'Key type': 'None: JWT and organisation' },
    connectionSecrets: {},
    issue: {},
    subject: 'Organisation',
    issueSecrets: ['JWT'],
  },
];

export const connectionName = (name: string): string => `Leak test: ${name}`;
