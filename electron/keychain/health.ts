import { AppError, type ErrorData } from '../../shared/errors.ts';
import type { KeychainState, KeychainStatus } from '../../shared/models/keychain.ts';

const BACKENDS: Readonly<Record<string, string>> = {
  darwin: 'Keychain',
  win32: 'Credential Manager',
  linux: 'Secret Service (GNOME Keyring, KWallet)',
};

const REMEDIES: Readonly<Record<'locked' | 'unavailable', Readonly<Record<string, string>>>> = {
  locked: {
    darwin: 'Open Keychain Access, unlock the login keychain, then choose “Check again”.',
    win32: 'Sign in to Windows again, then choose “Check again”.',
    linux:
      'Open “Passwords and Keys” (GNOME) or “KWalletManager” (KDE), unlock the default keyring, then choose “Check again”.',
  },
  unavailable: {
    darwin: 'Open Keychain Access and check that a login keychain exists, then choose “Check again”.',
    win32: 'Check that the Credential Manager service runs, then choose “Check again”.',
    linux:
      'Install gnome-keyring or KWallet and libsecret-1-0, and start Tokendesk from a desktop session with D-Bus. On a server: dbus-run-session, then gnome-keyring-daemon --unlock.',
  },
};

/** What the operating system calls its keychain. */
export function backendName(platform: string): string {
  return BACKENDS[platform] ?? 'Secret Service';
}

/** State of the keychain after an error. */
export function stateAfter(error: ErrorData): KeychainState {
  if (error.code === 'keychain-locked') return 'locked';
  return error.code === 'keychain-waiting' ? 'waiting-for-unlock' : 'unavailable';
}

/**
 * The status in words for this platform.
 *
 * @param error what the last call said; null when it worked
 * @param sessionSecrets how many secrets are in memory only
 */
export function describeHealth(
  platform: string,
  state: KeychainState,
  error: ErrorData | null,
  sessionSecrets: number,
): KeychainStatus {
  const system = error?.vendor?.message;
  const remedies = state === 'locked' ? REMEDIES.locked : REMEDIES.unavailable;
  return {
    state,
    backend: backendName(platform),
    reason:
      error === null
        ? ''
        : system === undefined
          ? error.message
          : `${error.message} The system says: “${system}”.`,
    remedy:
      error === null
        ? ''
        : state === 'waiting-for-unlock'
          ? error.hint
          : (remedies[platform] ?? remedies.linux ?? ''),
    sessionSecrets,
  };
}

/** The error that a status describes, so that it can be shown again with a new count; null when all is well. */
export function errorOf({ state, reason, remedy }: KeychainStatus): AppError | null {
  if (reason === '') return null;
  const code =
    state === 'locked'
      ? 'keychain-locked'
      : state === 'waiting-for-unlock'
        ? 'keychain-waiting'
        : 'keychain-unavailable';
  return new AppError({ code, message: reason, hint: remedy });
}
