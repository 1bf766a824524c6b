import type { Connection } from '../../shared/models/connection.ts';

const base = {
  allowUnencrypted: false,
  secretStore: 'keychain',
  signedIn: false,
  practice: true,
  favourite: false,
  lastUsedAt: null,
  createdAt: Date.now() - 86_400_000,
  updatedAt: Date.now() - 86_400_000,
} as const;

/** One practice connection for each API, one with long values, one whose credentials are lost. */
export const FAKE_CONNECTIONS: readonly Connection[] = [
  {
    ...base,
    id: 'c1',
    api: 'intershop',
    name: 'Practice: Intershop Contact Center',
    baseUrl: 'http://127.0.0.1:41001/INTERSHOP/rest/WFS/ContactCenter/-',
    settings: { login: 'practice-agent', organization: 'PracticeOrganization', lifetimeMinutes: '60' },
    storedSecrets: ['password'],
  },
  {
    ...base,
    id: 'c2',
    api: 'commvault',
    name: 'Practice: Commvault',
    baseUrl: 'http://127.0.0.1:41002/commandcenter/api',
    settings: { authentication: 'password', userName: 'practice-agent', tokenTypeFormat: 'name' },
    storedSecrets: ['password'],
    signedIn: true,
  },
  {
    ...base,
    id: 'c3',
    api: 'oracle',
    name: 'Practice: Oracle Content Management',
    baseUrl: 'http://127.0.0.1:41003',
    settings: { authorization: 'none' },
    storedSecrets: ['channelSecret:RCHANNELPRACTICE1'],
  },
  {
    ...base,
    id: 'c4',
    api: 'crmcom',
    name: 'Practice: CRM.COM',
    baseUrl: 'http://127.0.0.1:41004/crmapi/rest/v2',
    settings: { keyType: 'consumer_application_key' },
    storedSecrets: ['applicationKey'],
  },
  {
    ...base,
    id: 'c5',
    api: 'intershop',
    name: 'Production shop of the subsidiary in North Rhine-Westphalia, business customers only',
    baseUrl:
      'https://business-customers.north-rhine-westphalia.shop.example.com/INTERSHOP/rest/WFS/ContactCenter/-',
    practice: false,
    settings: { login: 'agent', organization: 'OilCorp', lifetimeMinutes: '' },
    storedSecrets: ['password'],
  },
  {
    ...base,
    id: 'c6',
    api: 'crmcom',
    name: 'CRM.COM test',
    baseUrl: 'https://crm.example.com/crmapi/rest/v2',
    practice: false,
    secretStore: 'lost',
    settings: { keyType: 'web_api_key' },
    storedSecrets: [],
  },
];

/** A server that takes a pasted Authtoken as `Authorization: Bearer` only. */
export function fakeSuggestion({ settings }: Pick<Connection, 'settings'>) {
  if (settings.authentication !== 'authtoken' || settings.headerStyle === 'bearer') return null;
  return {
    settings: { headerStyle: 'bearer' },
    words: 'This server takes the token as Authorization: Bearer.',
  };
}
