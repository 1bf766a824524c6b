import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { node24 } from './node24.mjs';
import { at, ROOT } from './project.mjs';
import { capture, childEnv, run } from './run.mjs';
import { Problem, say } from './say.mjs';

/**
 * What opens the app: Electron, or the same build in the Chromium host.
 *
 * @typedef {{ kind: 'electron', path: string } | { kind: 'host', reason: string }} Runtime
 *
 * @typedef {object} AppOptions
 * @property {readonly string[]} [args] for the app
 * @property {Record<string, string | undefined>} [env] added to our environment; undefined removes
 * @property {import('node:child_process').StdioOptions} [stdio] default: everything is passed through
 */

const INSTALL_LIMIT_MS = 60_000;
const REMEMBER_MS = 24 * 60 * 60 * 1000;
const UNAVAILABLE = at('.cache', 'electron-unavailable.json');

/** Electron's program, or null where its download has not happened. */
function electronPath() {
  const folder = at('node_modules', 'electron');
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Why the last download failed, if that was lately and for the Electron that we want now. */
function rememberedFailure() {
  try {
    const { version, at: when, cause } = JSON.parse(readFileSync(UNAVAILABLE, 'utf8'));
    return version === electronVersion() && Date.now() - when < REMEMBER_MS ? String(cause) : null;
  } catch {
    return null;
  }
}

const electronVersion = () =>
  JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8')).version;

/** Downloads Electron with its own installer; returns why it failed, or null. */
async function downloadElectron() {
  say('Fetching Electron (once) ...');
  const installer = at('node_modules', 'electron', 'install.js');
  const result = await capture(node24(), [installer], { timeoutMs: INSTALL_LIMIT_MS });
  if (electronPath() !== null) {
    rmSync(UNAVAILABLE, { force: true });
    return null;
  }
  const cause = result.timedOut ? `nothing within ${INSTALL_LIMIT_MS / 1000} s` : causeIn(result.stderr);
  mkdirSync(dirname(UNAVAILABLE), { recursive: true });
  writeFileSync(UNAVAILABLE, JSON.stringify({ version: electronVersion(), at: Date.now(), cause }));
  return cause;
}

/** The telling part of what the installer printed: its first line, and the network's code if there is one. */
function causeIn(/** @type {string} */ text) {
  const line = text.split('\n').find((one) => one.includes('Error')) ?? 'no reason given';
  const code = /\b(E[A-Z]{4,}|ERR_[A-Z_]+|UND_ERR_[A-Z_]+)\b/.exec(text)?.[0];
  const words = line.replace(/^\s*(\w*Error:\s*)+/, '').slice(0, 100);
  return code && !words.includes(code) ? `${words}, ${code}` : words;
}

/**
 * Electron where its program is there or can be downloaded, else the Chromium host; the environment
 * variable TOKENDESK_RUNTIME=electron|host forces one.
 *
 * @returns {Promise<Runtime>}
 */
export async function findRuntime() {
  const forced = process.env.TOKENDESK_RUNTIME;
  if (forced === 'host') return { kind: 'host', reason: 'TOKENDESK_RUNTIME=host' };
  const present = electronPath();
  if (present !== null) return { kind: 'electron', path: present };
  const cause = (forced === 'electron' ? null : rememberedFailure()) ?? (await downloadElectron());
  const path = electronPath();
  if (path !== null) return { kind: 'electron', path };
  const reason = `Electron's binary could not be downloaded (${cause})`;
  if (forced === 'electron') throw new Problem(`${reason}, and TOKENDESK_RUNTIME=electron asks for it.`);
  return { kind: 'host', reason };
}

/** @type {Promise<Runtime> | undefined} */
let chosen;

/**
 * The kind of runtime to use; says once, in one line, when it is not Electron.
 *
 * @returns {Promise<Runtime['kind']>}
 */
export async function chooseRuntime() {
  if (chosen === undefined) {
    chosen = findRuntime();
    const runtime = await chosen;
    if (runtime.kind === 'host') say(`${runtime.reason}; opening the same build in the Chromium host.`);
  }
  return (await chosen).kind;
}

/** Why Electron itself cannot be used here; null when it can. Does not try to download it. */
export function electronProblem() {
  if (process.env.TOKENDESK_RUNTIME === 'host') return 'TOKENDESK_RUNTIME=host';
  if (electronPath() !== null) return null;
  const cause = rememberedFailure();
  return cause === null
    ? "Electron's binary is not downloaded"
    : `Electron's binary could not be downloaded (${cause})`;
}

/** Whether a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @returns {Promise<[string, string[]]>} program and arguments that open the app */
async function commandLine(/** @type {readonly string[]} */ args) {
  await chooseRuntime();
  const runtime = await (chosen ?? findRuntime());
  if (runtime.kind === 'host') return [node24(), [at('e2e/host/main.ts'), ROOT, ...args]];
  // Chromium's sandbox does not work for root.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [runtime.path, [...sandbox, ROOT, ...args]];
}

/**
 * Opens the app and waits until it ends.
 *
 * @param {readonly string[]} args for the app
 * @param {import('./run.mjs').RunOptions} [options]
 * @returns {Promise<number>} exit status
 */
export async function startApp(args, options = {}) {
  const [program, all] = await commandLine(args);
  return (await run(program, all, options)).code;
}

/**
 * Opens the app for a caller that goes on while it runs.
 *
 * @param {AppOptions} [options]
 */
export async function spawnApp({ args = [], env, stdio = 'inherit' } = {}) {
  const [program, all] = await commandLine(args);
  return spawn(program, all, { cwd: ROOT, env: childEnv(env), stdio });
}
