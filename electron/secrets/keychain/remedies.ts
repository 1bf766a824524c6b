import type { KeychainState } from '../../../shared/models/keychain.ts';
import type { KeychainSystem } from './system.ts';

type Trouble = Extract<KeychainState, 'locked' | 'waiting-for-unlock' | 'unavailable'>;

interface SystemWords extends Readonly<Record<Trouble, string>> {
  /** What the system calls its keychain. */
  readonly backend: string;
}

/** What to do about a keychain that cannot be used, in the words of each system. */
export const SYSTEM_WORDS: Readonly<Record<KeychainSystem, SystemWords>> = {
  macos: {
    backend: 'Keychain',
    locked: 'Open Keychain Access, unlock the login keychain, then choose “Check again”.',
    'waiting-for-unlock':
      'Look for macOS’s question whether Tokendesk may use the keychain, also on other screens. Answer it, then choose “Check again”.',
    unavailable:
      'Open Keychain Access and check that a login keychain exists and is the default, then choose “Check again”.',
  },
  windows: {
    backend: 'Credential Manager',
    locked: 'Sign in to Windows again, then choose “Check again”.',
    'waiting-for-unlock':
      'Look for a question of Windows behind this window, answer it, then choose “Check again”.',
    unavailable: 'Open Services, start “Credential Manager” (VaultSvc), then choose “Check again”.',
  },
  gnome: {
    backend: 'GNOME Keyring',
    locked: 'Open “Passwords and Keys”, unlock the keyring “Login” or “Default”, then choose “Check again”.',
    'waiting-for-unlock':
      'Look for the prompt “Unlock Login Keyring”, also behind this window, answer it, then choose “Check again”.',
    unavailable:
      'Install gnome-keyring and libsecret-1-0, sign out of the desktop and in again, so that the keyring starts with it.',
  },
  kde: {
    backend: 'KWallet',
    locked: 'Open KWalletManager and open the wallet “kdewallet”, then choose “Check again”.',
    'waiting-for-unlock':
      'Look for KWallet’s question for its password, also behind this window, answer it, then choose “Check again”.',
    unavailable:
      'In System Settings, KDE Wallet, tick “Enable the KDE wallet subsystem” and its Secret Service interface, and install libsecret-1-0. Then choose “Check again”.',
  },
  'other-desktop': {
    backend: 'Secret Service (GNOME Keyring, KWallet)',
    locked:
      'Unlock the default keyring in “Passwords and Keys” (seahorse) or KWalletManager, then choose “Check again”.',
    'waiting-for-unlock':
      'Look for the keyring’s password prompt, also behind this window, answer it, then choose “Check again”.',
    unavailable:
      'Install gnome-keyring and libsecret-1-0, and let your desktop start “gnome-keyring-daemon --start --components=secrets” at sign-in.',
  },
  headless: {
    backend: 'Secret Service (GNOME Keyring)',
    locked:
      'There is no desktop to ask for the password. Run “gnome-keyring-daemon --unlock --components=secrets” in this D-Bus session and type the password into it, then choose “Check again”.',
    'waiting-for-unlock':
      'The keyring asks for its password, and there is no desktop to show the prompt. Run “gnome-keyring-daemon --unlock --components=secrets” in this D-Bus session, then choose “Check again”.',
    unavailable:
      'Install gnome-keyring, dbus and libsecret-1-0. Start Tokendesk inside “dbus-run-session”, after “gnome-keyring-daemon --unlock --components=secrets”.',
  },
};
