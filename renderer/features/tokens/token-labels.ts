import type { SecretStore } from '../../../shared/models/connection.ts';
import type { ExpirySource, Token, TokenState } from '../../../shared/models/token.ts';

/** What follows the time left when the vendor did not say it with the token. */
export const SOURCE_MARKERS: Readonly<Record<ExpirySource, string>> = {
  response: '',
  jwt: '',
  documented: 'as documented',
  estimated: 'estimated',
  unknown: '',
};

/** Where a secret is, as a sentence. */
export function secretStoreLabel(token: Token): string {
  if (token.state === 'revoked') return 'Removed when the token was revoked';
  if (token.adopted) return 'Never here: Tokendesk knows of this token from the vendor’s list only';
  return isSecretRemoved(token)
    ? 'Removed from this computer by the clean-up policy'
    : STORE_WORDS[token.secretStore];
}

const STORE_WORDS: Readonly<Record<SecretStore, string>> = {
  keychain: 'Kept in the keychain',
  session: 'Kept in memory only: lost when Tokendesk quits',
  lost: 'Lost: neither in memory nor in the keychain any more',
  none: 'Never received',
};

/** What stands in place of the time left while a token is not simply there; null when it is. */
export function stateLabel(state: TokenState): { text: string; marker: string } | null {
  switch (state) {
    case 'requesting':
      return { text: 'Being requested', marker: 'no answer yet' };
    case 'renewing':
      return { text: 'Being renewed', marker: 'no answer yet' };
    case 'revoking':
      return { text: 'Being revoked', marker: 'no answer yet' };
    case 'revoked':
      return { text: 'Revoked', marker: '' };
    case 'deleting':
      return { text: 'Being deleted', marker: '' };
    case 'outcome-unknown':
      return { text: 'May have been created', marker: '' };
    case 'active':
      return null;
  }
}

/** True when there is a secret to copy, reveal or export. */
export function hasSecret(token: Token): boolean {
  return token.state === 'active' && (token.secretStore === 'keychain' || token.secretStore === 'session');
}

/** True when the secret was there, and the clean-up policy took it. */
export function isSecretRemoved(token: Token): boolean {
  return token.state === 'active' && token.secretStore === 'none' && !token.adopted;
}

/** How a token is called: the agent's label, else for whom it is, else the vendor's kind. */
export function tokenName(token: Token): string {
  return token.label || token.subject || token.kind || 'Unnamed token';
}

/** What a token may be used for, where it says more of itself than its subject does. */
export function scopeLabel(token: Token): string | null {
  return token.serviceWide
    ? `Service-wide: it works for everything in this service, not only for ${token.subject || 'what it was issued for'}. Hand it out as you would an administrator’s password.`
    : null;
}
