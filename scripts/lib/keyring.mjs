import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endMarked } from './processes.mjs';
import { capture } from './run.mjs';
import { Problem } from './say.mjs';

/** Marks every process of a throw-away session, so that none is left behind. */
const MARK = 'TOKENDESK_KEYRING_SESSION';

/**
 * @typedef {object} Keyring
 * @property {Record<string, string | undefined>} env what a program needs to find it
 * @property {() => Promise<void>} close ends everything that was started in it and removes its files
 */

/**
 * Opens a throw-away keychain: a D-Bus session of its own with an unlocked gnome-keyring in a temporary
 * home. Several can be open at once. On Windows and macOS the system's own keychain is used.
 *
 * @returns {Promise<Keyring>}
 */
export async function openKeyring() {
  if (process.platform !== 'linux') return { env: {}, close: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-keyring-'));
  const env = sessionEnv(folder);
  const bus = spawn(
    'dbus-daemon',
    ['--session', '--nofork', `--address=${env.DBUS_SESSION_BUS_ADDRESS}`, '--print-address'],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const close = async () => {
    bus.kill();
    await endMarked(MARK, folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  try {
    await Promise.race([
      once(bus.stdout, 'data'),
      once(bus, 'exit').then(() => Promise.reject(failure('D-Bus'))),
    ]);
    bus.stdout.resume();
    // The password opens an empty keyring that lives for minutes; it protects nothing.
    const daemon = await capture('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
      env,
      input: 'throw-away',
    });
    if (daemon.code !== 0) throw failure('gnome-keyring');
    // The daemon's parent returns before the daemon has its name on the bus.
    for (let tries = 0; !(await keyringReachable(env)); tries++) {
      if (tries === 100) throw failure('gnome-keyring');
      await delay(20);
    }
    return { env, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * True when a keychain answers that can be written to without anyone being asked. Always true on
 * Windows and macOS.
 *
 * @param {Record<string, string | undefined>} [env]
 */
export async function keyringReachable(env = {}) {
  if (process.platform !== 'linux') return true;
  if ({ ...process.env, ...env }.DBUS_SESSION_BUS_ADDRESS === undefined) return false;
  const owned = await ask(
    env,
    'org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  );
  // Asking a service that is not there would start one; so ask the bus first.
  if (!owned.includes('true')) return false;
  const secrets = /** @type {const} */ (['org.freedesktop.secrets', '/org/freedesktop/secrets']);
  const collection = (
    await ask(env, ...secrets, 'org.freedesktop.Secret.Service.ReadAlias', 'string:default')
  ).trim();
  if (!collection.startsWith('/') || collection === '/') return false;
  const locked = await ask(
    env,
    'org.freedesktop.secrets',
    collection,
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
  );
  return locked.includes('false');
}

/**
 * One question over D-Bus; the answer as text, empty when there is none.
 *
 * @param {Record<string, string | undefined>} env
 * @param {string} name
 * @param {string} path
 * @param {string[]} rest
 */
async function ask(env, name, path, ...rest) {
  const args = [
    '--session',
    '--print-reply=literal',
    '--reply-timeout=2000',
    `--dest=${name}`,
    path,
    ...rest,
  ];
  return (await capture('dbus-send', args, { env })).stdout;
}

/** @param {string} folder */
function sessionEnv(folder) {
  const sub = (/** @type {string} */ name) => {
    mkdirSync(join(folder, name), { mode: 0o700 });
    return join(folder, name);
  };
  const {
    WAYLAND_DISPLAY: wayland,
    XDG_RUNTIME_DIR: runtime,
    XAUTHORITY,
    PLAYWRIGHT_BROWSERS_PATH,
  } = process.env;
  return {
    [MARK]: folder,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'bus')}`,
    HOME: sub('home'),
    XDG_DATA_HOME: sub('data'),
    XDG_CONFIG_HOME: sub('config'),
    XDG_CACHE_HOME: sub('cache'),
    XDG_RUNTIME_DIR: sub('run'),
    // What is found through the old home must still be found.
    XAUTHORITY: XAUTHORITY ?? join(homedir(), '.Xauthority'),
    PLAYWRIGHT_BROWSERS_PATH: PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright'),
    WAYLAND_DISPLAY: wayland && runtime && !isAbsolute(wayland) ? join(runtime, wayland) : wayland,
    GNOME_KEYRING_CONTROL: undefined,
  };
}

const failure = (/** @type {string} */ what) =>
  new Problem(
    `${what} did not start, so there is no throw-away keychain. Are dbus and gnome-keyring in order?`,
  );
