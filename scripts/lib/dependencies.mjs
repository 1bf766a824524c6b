import { readFileSync } from 'node:fs';
import { at } from './project.mjs';
import { run } from './run.mjs';
import { Problem, say } from './say.mjs';

const CI_OPTIONS = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

/**
 * Installs exactly what the lockfile says, if node_modules holds anything else. No package's install
 * script runs.
 */
export async function ensureDependencies() {
  if (installed()) return;
  say('Installing dependencies (npm ci, about a minute) ...');
  const { program, args, shell } = npmCommand(['ci', ...CI_OPTIONS]);
  const { code } = await run(program, args, { stdio: ['ignore', 2, 2], shell });
  if (code !== 0) {
    throw new Problem(
      `npm ci failed (status ${code}). Check the network and npm's settings, then try again.`,
    );
  }
}

/**
 * How to call npm: the one that called us, with its own Node and not the one in node_modules/.bin, which
 * `npm ci` replaces; else the one on the path.
 *
 * @param {readonly string[]} args without spaces
 * @param {{env?: Record<string, string | undefined>, platform?: NodeJS.Platform}} [options]
 */
export function npmCommand(args, { env = process.env, platform = process.platform } = {}) {
  const { npm_execpath: npm, npm_node_execpath: node } = env;
  if (npm?.endsWith('.js') && node) return { program: node, args: [npm, ...args], shell: false };
  // Windows starts a .cmd only through its shell.
  const windows = platform === 'win32';
  return { program: windows ? 'npm.cmd' : 'npm', args: [...args], shell: windows };
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
