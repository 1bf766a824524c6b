import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { APP_ID as OUR_ID } from '../../electron/platform/identity.ts';
import { installedFeed } from '../../electron/platform/installed-feed.ts';
import { findChromium } from '../host/browser/find-chromium.ts';
import { readFuseWire } from './fuse-wire.ts';
import { compiledFor } from './machine.ts';
import type { Handed } from './pack.ts';
import {
  archiveBytes,
  archived,
  archivedText,
  archiveHeader,
  filesBelow,
  infoPlist,
  integrity,
  packedApp,
} from './packed-app.ts';
import { runPacked } from './run-packed.ts';
import { nameOf, TARGETS } from './target.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MAX_BYTES = 5_000_000;
const CONFIG = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8'));
const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const work = mkdtempSync(join(tmpdir(), 'tokendesk-packing-'));
const dist = join(work, 'dist');
let handed: readonly Handed[] = [];

beforeAll(async () => {
  const pack = [join(import.meta.dirname, 'pack.ts'), work];
  await promisify(execFile)(process.execPath, pack, { cwd: ROOT, maxBuffer: 10_000_000 });
  handed = JSON.parse(readFileSync(join(work, 'handed.json'), 'utf8'));
}, 120_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.each(TARGETS.map((target) => [nameOf(target), target] as const))('packed for %s', (name, target) => {
  const app = packedApp(dist, target);
  const keytar = `node_modules/keytar/prebuilds/${name}/keytar.node`;

  it('the archive has these files and no other', () => {
    const files = archived(app).map((file) =>
      file.replace(/index-[\w-]{8}\./, 'index-HASH.').replace(/shared\d*/, 'shared'),
    );
    // The bundler's hashes decide the order of what they name.
    expect(files.sort()).toEqual([
      'node_modules/keytar/LICENSE.md',
      'node_modules/keytar/lib/keytar.js',
      'node_modules/keytar/package.json',
      `${keytar} (outside)`,
      'out/main/electron-updater.js',
      'out/main/keychain-process.js',
      'out/main/main.js',
      'out/main/shared.js',
      'out/preload/preload.cjs',
      'out/renderer/assets/index-HASH.css',
      'out/renderer/assets/index-HASH.js',
      'out/renderer/index.html',
      'package.json',
    ]);
  });

  it('the one file outside the archive is keytar, compiled for the target', () => {
    const outside = join(app.resources, 'app.asar.unpacked');
    expect(filesBelow(outside)).toEqual([keytar]);
    expect(compiledFor(readFileSync(join(outside, keytar)))).toEqual(target);
  });

  it('is small', () => {
    expect(archiveBytes(app)).toBeLessThan(MAX_BYTES);
  });

  it('the fuses are set as declared; the one that has no name is as it came', () => {
    const on = (fuse: string): string => (CONFIG.electronFuses[fuse] === true ? '1' : '0');
    const declared = [
      'runAsNode',
      'enableCookieEncryption',
      'enableNodeOptionsEnvironmentVariable',
      'enableNodeCliInspectArguments',
      'enableEmbeddedAsarIntegrityValidation',
      'onlyLoadAppFromAsar',
      'loadBrowserProcessSpecificV8Snapshot',
      'grantFileProtocolExtraPrivileges',
    ];
    expect(Object.keys(CONFIG.electronFuses)).toEqual(declared);
    expect(readFuseWire(readFileSync(app.program))).toBe(`${declared.map(on).join('')}1`);
    expect(declared.map(on).join('')).toBe('00001100');
  });

  it('the program carries the hash of the archive where Electron checks it', () => {
    const hash = createHash('sha256').update(archiveHeader(app)).digest('hex');
    const where = target.platform === 'darwin' ? 'Resources/app.asar' : 'resources/app.asar';
    expect(integrity(app, target.platform)).toEqual(
      target.platform === 'linux' ? null : { [where]: { algorithm: 'SHA256', hash } },
    );
  });

  it('has the notices of what is bundled, and the licences of Electron and Chromium', () => {
    const notices = readFileSync(join(app.resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const bundled of [
      'react',
      'undici',
      'zod',
      '@mantine/core',
      '@github/keytar',
      '@tabler/icons-react',
    ])
      expect(notices).toMatch(new RegExp(`^${bundled} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'));
    // Of an unpacked stand-in for macOS, electron-builder takes Electron.app only, and so no licences beside it.
    if (target.platform === 'darwin') return;
    expect(readFileSync(join(app.folder, 'LICENSE.electron.txt'), 'utf8')).toContain('licence of Electron');
    expect(readFileSync(join(app.folder, 'LICENSES.chromium.html'), 'utf8')).toContain(
      'licences of Chromium',
    );
  });

  it('is minified, and errors still name the functions they passed through', () => {
    const main = archivedText(app, 'out/main/main.js');
    expect(main).toContain('function giveUp(');
    expect(main.split('\n').length).toBeLessThan(2_000);
  });

  it('package.json names what Electron and the installers read', () => {
    const packed = JSON.parse(archivedText(app, 'package.json'));
    expect(packed).toMatchObject({
      name: 'tokendesk',
      version: PACKAGE.version,
      main: 'out/main/main.js',
      type: 'module',
      desktopName: 'tokendesk.desktop',
      homepage: PACKAGE.homepage,
    });
    expect(packed).not.toHaveProperty('devDependencies');
  });
});

/** Names the app to Windows, macOS and the keychain for ever: changing it makes another app of it. */
const APP_ID = 'app.tokendesk.desktop';

describe('identity', () => {
  it.each(TARGETS.filter(({ platform }) => platform === 'darwin'))('macOS $arch has the app id', (target) => {
    expect(infoPlist(packedApp(dist, target).folder).CFBundleIdentifier).toBe(APP_ID);
  });
});

it('the window and its notifications have the same id', () => {
  for (const target of TARGETS)
    expect(archivedText(packedApp(dist, target), 'out/main/main.js')).toMatch(
      new RegExp(`setAppUserModelId\\((\\w+|[\`"']${APP_ID}[\`"'])\\)`),
    );
  expect(OUR_ID).toBe(APP_ID);
  expect(CONFIG.appId).toBe(APP_ID);
});

it('an update feed that is given is written beside the app, and none where none is given', () => {
  const config = readFileSync(join(dist, 'linux-unpacked', 'resources', 'app-update.yml'), 'utf8');
  expect(installedFeed({ config, platform: 'linux', isAppImage: true })).toEqual({
    host: 'updates.tokendesk.example',
    installable: true,
  });
  expect(CONFIG.publish).toBeNull();
});

describe('Linux installers', () => {
  it('have a desktop entry that names program and window, and gives the program no switch', () => {
    expect(handed).toHaveLength(4);
    for (const { desktopEntry } of handed) {
      expect(desktopEntry).toMatch(/^Exec=(AppRun|\/opt\/Tokendesk\/tokendesk) %U$/m);
      expect(desktopEntry).toMatch(/^StartupWMClass=tokendesk$/m);
      expect(desktopEntry).not.toContain('--');
    }
  });

  it('name that entry as the window does', () => {
    expect(handed.map(({ desktopFile }) => desktopFile).sort()).toEqual([
      '/usr/share/applications/tokendesk.desktop',
      '/usr/share/applications/tokendesk.desktop',
      'tokendesk.desktop',
      'tokendesk.desktop',
    ]);
  });

  it('the DEB names the homepage and puts the app below /opt', () => {
    const debs = handed.filter(({ fpm }) => fpm.length > 0);
    expect(debs.map(({ fpm }) => fpm[fpm.indexOf('--url') + 1])).toEqual([
      PACKAGE.homepage,
      PACKAGE.homepage,
    ]);
    expect(debs.map(({ fpm }) => fpm.find((arg) => arg.endsWith('=/opt/Tokendesk')))).toEqual([
      `${dist}/linux-unpacked/=/opt/Tokendesk`,
      `${dist}/linux-arm64-unpacked/=/opt/Tokendesk`,
    ]);
  });
});

/** Whether the packed app can be run here: from its archive, in a Chromium. */
function canRun(): boolean {
  try {
    return findChromium() !== '';
  } catch {
    return false;
  }
}

describe.skipIf(!canRun())('the packed app of this computer, without Electron', () => {
  const target = TARGETS.find(({ platform, arch }) => platform === process.platform && arch === process.arch);
  const archive = (): string => {
    if (target === undefined) throw new Error('nothing is packed for this computer');
    return join(packedApp(dist, target).resources, 'app.asar');
  };
  const freshFolder = (): string => mkdtempSync(join(work, 'data-'));

  it('starts from its archive, and says in its log that it did, that it shows, and how the keychain is', async () => {
    const wanted = ['app.started', 'window.shown', 'keychain.state'];
    const { status, events, output } = await runPacked(archive(), freshFolder(), wanted);
    expect([status, events], output).toEqual([null, expect.arrayContaining(wanted)]);
  }, 90_000);

  it('does not start with a switch that takes a protection away', async () => {
    const { status, events, output } = await runPacked(archive(), freshFolder(), [], ['--no-sandbox']);
    expect({ status, events }).toEqual({ status: 1, events: [] });
    expect(output).toContain('Tokendesk does not start with --no-sandbox');
  }, 90_000);
});
