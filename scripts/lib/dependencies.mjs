import { readFileSync } from 'node:fs';
import { at } from './project.mjs';
import { run } from './run.mjs';
import { Problem, say } from './say.mjs';

/**
 * Installs exactly what the lockfile says, if node_modules holds anything else. No package's install
 * script runs.
 */
export async function ensureDependencies() {
  if (installed()) return;
  say('Installing dependencies (npm ci, about a minute) ...');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm's own Node, not the one in node_modules/.bin, which this very command replaces.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const viaNpm = npm?.endsWith('.js') === true && node !== undefined;
  const { code } = viaNpm
    ? await run(node, [npm, ...args], { stdio: ['ignore', 2, 2] })
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { stdio: ['ignore', 2, 2] });
  if (code !== 0) {
    throw new Problem(
      `npm ci failed (status ${code}). Check the network and npm's settings, then try again.`,
    );
  }
}

/** True when every package of the lockfile lies in node_modules in its version. */
function installed() {
  const [wanted, present] = [packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json')];
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = present[path];
    if (found === undefined) return path === '' || entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} lockfile
 * @returns {Record<string, {version?: string, integrity?: string, optional?: boolean}> | null}
 */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(at(lockfile), 'utf8')).packages;
  } catch {
    return null;
  }
}
