import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { node24 } from './node24.mjs';
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

const programs = (/** @type {string[]} */ ...names) => names.every((name) => which(name) !== null);

/** What the host itself would start. */
async function hasChromium() {
  const { findChromium } = await import('../../e2e/host/browser/find-chromium.ts');
  try {
    findChromium();
    return true;
  } catch {
    return false;
  }
}

/** Asks keytar itself: only the system's loader knows where libraries lie. */
async function keytarLoads() {
  return (await capture(node24(), ['-e', "require('keytar')"])).code === 0;
}

/**
 * What the app and its tests need of a Linux system, as Debian packages.
 *
 * @type {Record<string, {packages: readonly string[], present: () => boolean | Promise<boolean>}>}
 */
const NEEDS = {
  /** The window, where Electron's own binary cannot be had; fonts, since a bare system has none. */
  chromium: { packages: ['chromium', 'fonts-dejavu-core', 'fonts-liberation'], present: hasChromium },
  /** Through it keytar reaches the keychain. */
  libsecret: { packages: ['libsecret-1-0'], present: keytarLoads },
  /** A keychain of our own for tests and the tour, and the bus that it answers on. */
  keyring: { packages: ['gnome-keyring'], present: () => programs('gnome-keyring-daemon') },
  dbus: { packages: ['dbus'], present: () => programs('dbus-daemon', 'dbus-send') },
  /** A display for Electron on a machine that has none. */
  xvfb: { packages: ['xvfb', 'xauth'], present: () => programs('xvfb-run', 'xauth') },
};

/** @typedef {'chromium' | 'libsecret' | 'keyring' | 'dbus' | 'xvfb'} Need */

/** What a throw-away keychain needs. */
export const KEYCHAIN = /** @type {const} */ (['keyring', 'dbus', 'libsecret']);

/**
 * Sees to it that the system has what is needed: installs it on Debian when root. Other systems than Linux
 * bring their own.
 *
 * @param {readonly Need[]} needs
 * @returns {Promise<{lacking: readonly Need[], why: string}>} what is still not there, and why it could not
 *   be installed, empty where that was not tried
 */
export async function provide(needs) {
  const missing = await missingOf(needs);
  if (missing.length === 0 || !canInstall()) return { lacking: missing, why: '' };
  const why = await aptInstall(packagesOf(missing));
  return { lacking: await missingOf(missing), why: why ?? '' };
}

/**
 * The same for a caller that cannot do without.
 *
 * @param {readonly Need[]} needs
 * @throws {Problem} when something is still missing
 */
export async function ensureSystemPackages(needs) {
  const { lacking, why } = await provide(needs);
  if (lacking.length > 0) throw new Problem(howToInstall(packagesOf(lacking), why));
}

/** True where this process may install Debian packages. */
export const canInstall = () => process.getuid?.() === 0 && which('apt-get') !== null;

/**
 * @param {readonly string[]} packages
 * @param {string} [why] why they could not be installed here
 */
export function howToInstall(packages, why = '') {
  const failed = why === '' ? '' : `, and installing them failed (${why})`;
  return (
    `System packages are missing${failed}; install them with: ` +
    `sudo apt-get install --no-install-recommends ${packages.join(' ')} (or your system's equivalent).`
  );
}

/**
 * @param {readonly Need[]} needs
 * @returns {string[]}
 */
export const packagesOf = (needs) => needs.flatMap((need) => NEEDS[need]?.packages ?? []);

/**
 * @param {readonly Need[]} needs
 * @returns {Promise<Need[]>}
 */
export async function missingOf(needs) {
  if (process.platform !== 'linux') return [];
  const present = await Promise.all(needs.map((need) => NEEDS[need]?.present()));
  return needs.filter((_, index) => present[index] === false);
}

/**
 * Installs Debian packages.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<string | null>} why that failed, in apt's own words; null when it did not
 */
export async function aptInstall(packages) {
  say(`Installing system packages (${packages.join(', ')}) ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  // A machine that has just started may be installing something itself.
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  // Lists may be old or missing on a fresh machine; an update that fails in part can still be enough.
  await capture('apt-get', [...wait, '-qq', 'update'], { env });
  const install = [...wait, '-qq', '-y', '--no-install-recommends', 'install', ...packages];
  const { code, stdout, stderr } = await capture('apt-get', install, { env });
  if (code === 0) return null;
  const line = `${stderr}\n${stdout}`.split('\n').find((one) => one.startsWith('E: '));
  return line?.slice('E: '.length).trim().replace(/\.$/, '') ?? `apt-get ended with status ${code}`;
}
