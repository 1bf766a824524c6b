import type { KeyringStore } from '../keychain/keyring-mark.ts';

/** What a database knows of keyrings, in memory. */
export function knownKeyrings(databaseId = 'test'): KeyringStore {
  const known: string[] = [];
  return { databaseId, marks: () => known, remember: (mark) => void known.push(mark) };
}
