import { hasDisplay } from './display.mjs';
import { downloadElectron } from './electron/download.mjs';
import { electronPath } from './electron/locate.mjs';
import { probeElectron } from './electron/probe.mjs';
import { sandboxProblem } from './electron/sandbox.mjs';
import { node24 } from './node24.mjs';
import { at, ROOT } from './project.mjs';
import { run } from './run.mjs';
import { Problem, say } from './say.mjs';
import { aptInstall, canInstall, howToInstall, packagesOf, provide } from './system-packages.mjs';

/**
 * What opens the app: Electron, or the same build in the Chromium host.
 *
 * @typedef {{ kind: 'electron', path: string }} Electron
 * @typedef {object} Host
 * @property {'host'} kind
 * @property {string} reason why it is not Electron
 * @property {readonly string[]} packages Debian packages with which Electron could be used
 * @typedef {Electron | Host} Runtime
 */

/**
 * Electron where its program is there or can be downloaded, and can run, else the Chromium host; the
 * environment variable TOKENDESK_RUNTIME=electron|host forces one.
 *
 * @returns {Promise<Runtime>}
 * @throws {Problem} when Electron is asked for and cannot be had
 */
export async function findRuntime() {
  const forced = process.env.TOKENDESK_RUNTIME;
  if (forced === 'host') return host('TOKENDESK_RUNTIME=host');
  const runtime = await findElectron(forced === 'electron');
  if (forced !== 'electron' || runtime.kind === 'electron') return runtime;
  const { reason, packages } = runtime;
  const advice = packages.length === 0 ? '' : ` ${howToInstall(packages)}`;
  throw new Problem(`${reason}, and TOKENDESK_RUNTIME=electron asks for it.${advice}`);
}

/**
 * @param {string} reason
 * @param {readonly string[]} [packages]
 * @returns {Host}
 */
const host = (reason, packages = []) => ({ kind: 'host', reason, packages });

/**
 * @param {boolean} insist where the system's settings are not the last word: a profile of one's own may
 *   allow this very Electron what they forbid
 * @returns {Promise<Runtime>}
 */
async function findElectron(insist) {
  const cause = electronPath() === null ? await downloadElectron() : null;
  const path = electronPath();
  if (path === null) return host(`Electron's binary could not be downloaded (${cause})`);
  const broken = await probeWithPackages(path);
  if (broken !== null) return host(broken.reason, broken.packages);
  const forbidden = sandboxProblem(path);
  if (forbidden !== null && !insist) return host(forbidden);
  if (forbidden !== null) say(`Electron may end at once: ${forbidden}`);
  if (!hasDisplay() && (await provide(['xvfb'])).lacking.length > 0) {
    return host('there is no display for Electron, and no xvfb-run', packagesOf(['xvfb']));
  }
  return { kind: 'electron', path };
}

/** @param {string} electron */
async function probeWithPackages(electron) {
  const broken = await probeElectron(electron);
  if (broken === null || broken.packages.length === 0 || !canInstall()) return broken;
  await aptInstall(broken.packages);
  return probeElectron(electron);
}

/** Why Electron itself cannot be used for tests; null when it can. Downloads and installs nothing. */
export async function electronProblem() {
  if (process.env.TOKENDESK_RUNTIME === 'host') return 'TOKENDESK_RUNTIME=host';
  const path = electronPath();
  if (path === null) return "Electron's binary is not downloaded";
  return (await probeElectron(path))?.reason ?? null;
}

/**
 * @param {Runtime} runtime
 * @param {readonly string[]} args for the app
 * @returns {[string, string[]]} program and arguments that open the app
 */
function commandLine(runtime, args) {
  if (runtime.kind === 'host') return [node24(), [at('e2e/host/main.ts'), ROOT, ...args]];
  return [runtime.path, [...(isSuperuser() ? ['--no-sandbox'] : []), ROOT, ...args]];
}

/** Chromium's sandbox does not work for root. */
export const isSuperuser = () => process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Opens the app and waits until it ends.
 *
 * @param {Runtime} runtime
 * @param {readonly string[]} args for the app
 * @returns {Promise<number>} exit status
 */
export async function startApp(runtime, args) {
  const [program, all] = commandLine(runtime, args);
  return (await run(program, all)).code;
}
