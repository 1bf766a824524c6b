import type { Connection } from '../../../shared/models/connection.ts';

/** Where a connection's credentials are, as a sentence. */
export function credentialsLabel({ storedSecrets, secretStore, signedIn }: Connection): string {
  if (secretStore === 'lost')
    return 'Credentials lost: they were kept in memory only. Edit to enter them again';
  if (storedSecrets.length === 0) return 'No stored credentials';
  const kept =
    secretStore === 'session'
      ? 'Credentials kept in memory only: lost when Tokendesk quits'
      : 'Credentials kept in the keychain';
  return signedIn ? `${kept}; signed in until Tokendesk quits` : kept;
}

/** Names of the stored secrets that are still there: none after session-only mode ended. */
export function readableSecrets({ storedSecrets, secretStore }: Connection): readonly string[] {
  return secretStore === 'lost' ? [] : storedSecrets;
}
