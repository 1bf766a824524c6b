import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Set user bit of a file mode, and the right of others to run it. */
const SETUID_FOR_ALL = 0o4001;

/**
 * Why Chromium's sandbox cannot work for this Electron, with the command that changes it; null when it can.
 * Chromium aborts without it, and an ordinary user is never put before the web without it in silence. The
 * superuser runs without a sandbox anyway.
 *
 * @param {string} electron path of the program
 * @param {{proc?: string, uid?: number | undefined}} [options] proc: where the system tells of itself
 * @returns {string | null}
 */
export function sandboxProblem(electron, { proc = '/proc', uid = process.getuid?.() } = {}) {
  if (process.platform !== 'linux' || uid === 0 || !forbidsUserNamespaces(proc)) return null;
  const helper = join(dirname(electron), 'chrome-sandbox');
  if (isSetuidRoot(helper)) return null;
  const path = quoted(helper);
  return (
    "this system forbids ordinary users the namespaces that Electron's sandbox is made of; " +
    `to allow them to this Electron: sudo chown root: ${path} && sudo chmod 4755 ${path}`
  );
}

/** @param {string} proc */
function forbidsUserNamespaces(proc) {
  const setting = (/** @type {string} */ path) => {
    try {
      return readFileSync(join(proc, 'sys', path), 'utf8').trim();
    } catch {
      return undefined;
    }
  };
  return (
    setting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    setting('kernel/unprivileged_userns_clone') === '0' ||
    setting('user/max_user_namespaces') === '0'
  );
}

/** @param {string} path */
function isSetuidRoot(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === 0 && (stat.mode & SETUID_FOR_ALL) === SETUID_FOR_ALL;
}

/** As one word of a POSIX shell. */
const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", `'\\''`)}'`;
