import { describe, expect, it } from 'vitest';
import { describeHealth } from './health.ts';
import { type KeychainSystem, keychainSystem } from './system.ts';

describe('the system whose keychain it is', () => {
  it.each([
    ['darwin', {}, 'macos'],
    ['win32', {}, 'windows'],
    ['linux', { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME', DISPLAY: ':0' }, 'gnome'],
    ['linux', { XDG_CURRENT_DESKTOP: 'X-Cinnamon', DISPLAY: ':0' }, 'gnome'],
    ['linux', { XDG_CURRENT_DESKTOP: 'KDE', WAYLAND_DISPLAY: 'wayland-0' }, 'kde'],
    ['linux', { DESKTOP_SESSION: 'plasma', DISPLAY: ':0' }, 'kde'],
    ['linux', { XDG_CURRENT_DESKTOP: 'sway', WAYLAND_DISPLAY: 'wayland-1' }, 'other-desktop'],
    ['linux', { DISPLAY: '' }, 'headless'],
    ['linux', {}, 'headless'],
  ] as const)('%s %j: %s', (platform, env, expected) => {
    expect(keychainSystem(platform, env)).toBe(expected);
  });
});

const SYSTEMS: readonly KeychainSystem[] = ['macos', 'windows', 'gnome', 'kde', 'other-desktop', 'headless'];
const TROUBLES = ['locked', 'waiting-for-unlock', 'unavailable'] as const;
const error = { code: 'keychain-unavailable', message: 'It does not answer.', hint: '' } as const;

describe('what to do about a keychain', () => {
  it('is said for each system and each trouble in words of its own', () => {
    const remedies = SYSTEMS.flatMap((system) =>
      TROUBLES.map((state) => describeHealth(system, state, error, 0).remedy),
    );
    expect(new Set(remedies).size).toBe(SYSTEMS.length * TROUBLES.length);
    for (const remedy of remedies) expect(remedy).toMatch(/\w.*[.”]$/);
  });

  it('names what the agent finds on that system', () => {
    expect(describeHealth('kde', 'locked', error, 0)).toMatchObject({
      backend: 'KWallet',
      remedy: expect.stringContaining('KWalletManager'),
    });
    expect(describeHealth('headless', 'unavailable', error, 0).remedy).toContain('dbus-run-session');
  });

  it('is nothing while it works', () => {
    expect(describeHealth('gnome', 'available', null, 2)).toEqual({
      state: 'available',
      backend: 'GNOME Keyring',
      reason: '',
      remedy: '',
      sessionSecrets: 2,
    });
  });
});
