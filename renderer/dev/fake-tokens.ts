import type { Api } from '../../shared/forms/values.ts';
import type { ExpirySource, Token } from '../../shared/models/token.ts';
import { FAKE_CONNECTIONS } from './fake-connections.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const KINDS: Readonly<Record<Api, string>> = {
  intershop: 'Authentication token',
  commvault: 'ALL',
  oracle: 'OAuth token',
  crmcom: 'Authentication token',
};
const SOURCES: Readonly<Record<Api, ExpirySource>> = {
  intershop: 'estimated',
  commvault: 'response',
  oracle: 'response',
  crmcom: 'jwt',
};
// What is left of the first tokens' lives, so that every urgency is on the first page.
const LEFT = [12.5 * MINUTE, 0.7 * MINUTE, 7 * DAY, 119 * MINUTE, 4 * MINUTE, -MINUTE, null, 61 * MINUTE];
const LABELS = ['Order 10023 check', '', 'Publishing test', '', 'Backup of the file server', ''];

/** One made-up token; the number decides what it is like. */
export function fakeToken(number: number, nowMs: number): Token {
  const connection = FAKE_CONNECTIONS[number % FAKE_CONNECTIONS.length] ?? FAKE_CONNECTIONS[0];
  if (connection === undefined) throw new Error('no connection');
  const left = number < LEFT.length ? LEFT[number] : -number * 17 * MINUTE;
  const issuedAt = nowMs - number * 37 * MINUTE;
  const token: Token = {
    id: `t${number}`,
    api: connection.api,
    connectionId: connection.id,
    connectionName: connection.name,
    practice: connection.practice,
    state: 'active',
    label: LABELS[number % LABELS.length] ?? '',
    subject: connection.api === 'crmcom' ? '' : `PRACTICE-CUSTOMER-${number}`,
    ticket: number % 3 === 0 ? `INC-${4711 + number}` : '',
    kind: KINDS[connection.api],
    requestedAt: issuedAt,
    issuedAt,
    expiresAt: left == null ? null : nowMs + left,
    expirySource: left == null ? 'unknown' : SOURCES[connection.api],
    clockOffsetMs: 0,
    hasRefreshToken: connection.api === 'commvault',
    refreshTokenExpiresAt: connection.api === 'commvault' ? nowMs + 30 * DAY : null,
    renewableUntil: connection.api === 'commvault' ? nowMs + 90 * DAY : null,
    renewedAt: null,
    renewalUnknown: false,
    autoRenewMinutes: null,
    autoRenewProblem: '',
    serviceWide: connection.api === 'oracle',
    vendorTokenId: connection.api === 'commvault' ? String(8_000 + number) : null,
    secretStore: 'keychain',
    adopted: false,
  };
  if (number === 3) {
    return {
      ...token,
      state: 'outcome-unknown',
      issuedAt: null,
      expiresAt: null,
      expirySource: 'unknown',
      secretStore: 'none',
    };
  }
  if (number === 1) return { ...token, autoRenewMinutes: 5 };
  if (number === 13) return { ...token, autoRenewProblem: 'Commvault refused the renewal.' };
  if (number === 5) return { ...token, secretStore: 'lost' };
  if (number === 8) return { ...token, secretStore: 'none' };
  if (number === 7)
    return {
      ...token,
      secretStore: 'session',
      label:
        'A label that somebody made much too long for any column of any table, INC-99812, second attempt',
    };
  return token;
}
