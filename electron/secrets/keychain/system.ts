/** Whose keychain it is, and who can be asked to unlock it. */
export type KeychainSystem = 'macos' | 'windows' | 'gnome' | 'kde' | 'other-desktop' | 'headless';

/** Desktops whose sessions bring GNOME Keyring along. */
const WITH_GNOME_KEYRING = /gnome|unity|cinnamon|mate|xfce|budgie|pantheon|cosmic/i;

/**
 * Tells the systems apart whose keychains are unlocked in different ways. A desktop names itself in
 * `XDG_CURRENT_DESKTOP` (freedesktop.org, Desktop Entry Specification), older ones in `DESKTOP_SESSION`.
 */
export function keychainSystem(
  platform: string = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): KeychainSystem {
  if (platform === 'darwin') return 'macos';
  if (platform === 'win32') return 'windows';
  const desktop = `${env.XDG_CURRENT_DESKTOP ?? ''}:${env.DESKTOP_SESSION ?? ''}`;
  if (/kde|plasma/i.test(desktop)) return 'kde';
  if (WITH_GNOME_KEYRING.test(desktop)) return 'gnome';
  return env.DISPLAY || env.WAYLAND_DISPLAY ? 'other-desktop' : 'headless';
}
