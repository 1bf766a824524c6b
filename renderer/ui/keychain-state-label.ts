import type { KeychainState } from '../../shared/models/keychain.ts';

/** Each state of the keychain in words. */
export const KEYCHAIN_STATE_LABELS: Readonly<Record<KeychainState, string>> = {
  checking: 'Checking',
  available: 'Available',
  locked: 'Locked',
  'waiting-for-unlock': 'Waiting for you to unlock it',
  unavailable: 'Not available',
};
