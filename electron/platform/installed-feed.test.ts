import { describe, expect, it } from 'vitest';
import { installedFeed } from './installed-feed.ts';

/** As electron-builder writes it. */
const CONFIG =
  'provider: generic\nurl: https://updates.tokendesk.example/stable\nupdaterCacheDirName: tokendesk-updater\n';
const SIGNED = `${CONFIG}publisherName:\n  - Tokendesk Example Ltd\n`;

describe('the feed of an installation', () => {
  it.each([
    ['a signed Windows build', SIGNED, 'win32', false, true],
    [
      'an unsigned Windows build, whose successor nobody could tell from another',
      CONFIG,
      'win32',
      false,
      false,
    ],
    ['macOS, which checks itself', CONFIG, 'darwin', false, true],
    ['an AppImage', CONFIG, 'linux', true, true],
    ['a DEB', CONFIG, 'linux', false, false],
  ])('of %s', (_, config, platform, isAppImage, installable) => {
    expect(installedFeed({ config, platform, isAppImage })).toEqual({
      host: 'updates.tokendesk.example',
      installable,
    });
  });

  it.each([null, '', 'provider: generic\n', 'url: http://updates.tokendesk.example\n'])(
    'is none with %s',
    (config) => {
      expect(installedFeed({ config, platform: 'darwin', isAppImage: false })).toBeNull();
    },
  );
});
