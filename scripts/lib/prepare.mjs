import { keyringReachable } from './keyring.mjs';
import { findRuntime } from './runtime.mjs';
import { Problem, say } from './say.mjs';
import { howToInstall, KEYCHAIN, packagesOf, provide } from './system-packages.mjs';

/** @typedef {import('./runtime.mjs').Runtime} Runtime */

/**
 * Chooses what opens the app and installs what that needs. What is missing is said once, in one line.
 *
 * @param {{tour: boolean}} options tour: the tour runs, which uses a throw-away keychain where there is none
 * @returns {Promise<Runtime>}
 * @throws {Problem} when nothing can open the app here
 */
export async function prepare({ tour }) {
  const runtime = await findRuntime();
  const keychain = tour && !(await keyringReachable()) ? KEYCHAIN : /** @type {const} */ (['libsecret']);
  const chromium = runtime.kind === 'host' ? /** @type {const} */ (['chromium']) : [];
  const { lacking, why } = await provide([...chromium, ...keychain]);
  const packages = [...(runtime.kind === 'host' ? runtime.packages : []), ...packagesOf(lacking)];
  const advice = packages.length === 0 ? '' : ` ${howToInstall(packages, why)}`;
  if (lacking.includes('chromium')) {
    throw new Problem(`${notElectron(runtime)} nothing can open Tokendesk here without Chromium.${advice}`);
  }
  const opening =
    runtime.kind === 'host' ? `${notElectron(runtime)} opening the same build in the Chromium host.` : '';
  const sessionOnly =
    lacking.length === 0 ? '' : ' Until then Tokendesk keeps secrets in memory only (session-only).';
  if (opening + advice !== '') say(`${opening}${advice}${sessionOnly}`.trim());
  return runtime;
}

/** @param {Runtime} runtime */
function notElectron(runtime) {
  if (runtime.kind === 'electron') return '';
  return `${runtime.reason.charAt(0).toUpperCase()}${runtime.reason.slice(1)};`;
}
