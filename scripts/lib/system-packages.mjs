import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture } from './run.mjs';
import { Problem, say } from './say.mjs';

/** Full path of a program, or null when it is not on the path. */
export function which(/** @type {string} */ program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here.
    }
  }
  return null;
}

const LIBRARY_FOLDERS = ['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/usr/local/lib'];
const hasLibrary = (/** @type {string} */ file) =>
  LIBRARY_FOLDERS.filter((folder) => existsSync(folder)).some(
    (folder) =>
      existsSync(join(folder, file)) ||
      readdirSync(folder).some(
        (inner) => inner.endsWith('-linux-gnu') && existsSync(join(folder, inner, file)),
      ),
  );

const CHROMIUMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

/** What the app and its tests need of a Linux system, and the Debian packages that have it. */
const NEEDS = {
  /** The window, where Electron's own binary cannot be had; fonts, since a bare system has none. */
  chromium: {
    packages: ['chromium', 'fonts-dejavu-core', 'fonts-liberation'],
    present: () =>
      process.env.TOKENDESK_CHROMIUM !== undefined || CHROMIUMS.some((name) => which(name) !== null),
  },
  /** Through it keytar reaches the keychain. */
  libsecret: { packages: ['libsecret-1-0'], present: () => hasLibrary('libsecret-1.so.0') },
  /** A keychain of our own for tests and the tour. */
  keyring: {
    packages: ['gnome-keyring', 'dbus'],
    present: () =>
      which('gnome-keyring-daemon') !== null && which('dbus-daemon') !== null && which('dbus-send') !== null,
  },
  /** A display for Electron on a machine that has none. */
  xvfb: { packages: ['xvfb', 'xauth'], present: () => which('xvfb-run') !== null && which('xauth') !== null },
};

/** @typedef {keyof typeof NEEDS} Need */

/**
 * Sees to it that the system has what is needed: installs it on Debian when root, otherwise says which
 * packages to install. Other systems bring their own.
 *
 * @param {readonly Need[]} required without these nothing works
 * @param {readonly Need[]} [helpful] without these something works less well
 */
export async function ensureSystemPackages(required, helpful = []) {
  if (process.platform !== 'linux') return;
  const missing = [...required, ...helpful].filter((need) => !NEEDS[need].present());
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => NEEDS[need].packages);
  const canInstall = process.getuid?.() === 0 && which('apt-get') !== null;
  if (canInstall) await aptInstall(packages);
  const lacking = missing.filter((need) => !NEEDS[need].present());
  if (lacking.length === 0) return;
  const names = lacking.flatMap((need) => NEEDS[need].packages).join(' ');
  const advice = `Install them first: sudo apt-get install --no-install-recommends ${names} (or your system's equivalent).`;
  if (lacking.some((need) => required.includes(need))) {
    throw new Problem(`Some system packages are missing. ${advice}`);
  }
  say(`Some system packages are missing; without them Tokendesk works less well. ${advice}`);
}

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  say(`Installing system packages (${packages.join(', ')}) ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // Lists may be old or missing on a fresh machine; an update that fails in part can still be enough.
  await capture('apt-get', ['-qq', 'update'], { env });
  const result = await capture('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], {
    env,
  });
  if (result.code !== 0) say(result.stderr.trim());
}
