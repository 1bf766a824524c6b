import type { Connection } from '../../shared/models/connection.ts';
import type { Token } from '../../shared/models/token.ts';

/** An Oracle connection: its form has a secret that can be remembered. */
export const CONNECTION: Connection = {
  id: 'c1',
  api: 'oracle',
  name: 'Oracle',
  baseUrl: 'https://oracle.example',
  allowUnencrypted: false,
  settings: { authorization: 'none' },
  storedSecrets: [],
  secretStore: 'keychain',
  signedIn: false,
  practice: false,
  favourite: false,
  lastUsedAt: null,
  createdAt: 0,
  updatedAt: 0,
};

export const TOKEN: Token = {
  id: 't1',
  api: 'oracle',
  connectionId: 'c1',
  connectionName: 'Oracle',
  practice: false,
  state: 'active',
  label: '',
  subject: 'CHANNEL1',
  ticket: '',
  kind: 'OAuth token',
  requestedAt: 0,
  issuedAt: 0,
  expiresAt: null,
  expirySource: 'unknown',
  clockOffsetMs: 0,
  hasRefreshToken: false,
  refreshTokenExpiresAt: null,
  renewableUntil: null,
  renewedAt: null,
  renewalUnknown: false,
  autoRenewMinutes: null,
  autoRenewProblem: '',
  serviceWide: false,
  vendorTokenId: null,
  secretStore: 'keychain',
  adopted: false,
};
