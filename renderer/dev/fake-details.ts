import type { AuditEntry, Token, TokenDetails } from '../../shared/models/token.ts';

export const FAKE_SECRET = `practice.${'Zm9vYmFyLW5vdC1hLXJlYWwtdG9rZW4'.repeat(260)}`;

/** Made-up details of a token. */
export function fakeDetails(token: Token, audit: readonly AuditEntry[]): TokenDetails {
  const jwt = token.expirySource === 'jwt' || token.api === 'oracle';
  return {
    token,
    request:
      'POST http://127.0.0.1:41001/INTERSHOP/rest/WFS/ContactCenter/-/customers/PRACTICE-CUSTOMER-1/tokens',
    inputs: [
      { label: 'Customer ID', value: token.subject },
      { label: 'Response format', value: 'JSON' },
    ],
    form: token.secretStore === 'keychain' ? (jwt ? 'JWT (RS256)' : 'Intershop PLAIN') : null,
    length: token.secretStore === 'keychain' ? FAKE_SECRET.length : null,
    claims: jwt
      ? [
          { name: 'iss', value: 'https://practice.invalid', meaning: 'Issuer' },
          { name: 'exp', value: '1766318400', meaning: 'Expires 21 Dec 2025, 12:00:00' },
          { name: 'urn:opc:resource:scope', value: `${'urn:opc:cec:all '.repeat(12)}` },
        ]
      : [],
    answer:
      token.state === 'active'
        ? 'HTTP 201\n\n{\n  "type": "AuthenticationToken",\n  "token": "••••••••",\n  "expiry": 1766318400\n}'
        : '',
    audit: [...audit],
    secretProblem:
      token.secretStore === 'lost'
        ? 'The token was kept in memory only, and Tokendesk has quit since. It cannot be brought back.'
        : null,
  };
}
