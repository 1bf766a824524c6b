import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24 } from './node24.mjs';
import { at } from './project.mjs';
import { capture } from './run.mjs';
import { Problem, say } from './say.mjs';

const SOURCES = [
  'shared',
  'electron',
  'renderer',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const STAMP = at('out', '.built');

/**
 * Builds the app into out/.
 *
 * @returns {Promise<import('./run.mjs').RunResult>}
 */
export async function build() {
  const startedAt = new Date();
  rmSync(STAMP, { force: true });
  // Its messages are shown later, and only if it fails: plain text suits every place.
  const env = { NO_COLOR: '1', FORCE_COLOR: undefined };
  const result = await capture(node24(), [at('node_modules/electron-vite/bin/electron-vite.js'), 'build'], {
    env,
  });
  if (result.code === 0) {
    mkdirSync(at('out'), { recursive: true });
    writeFileSync(STAMP, '');
    // Dated back to the start: what was edited while the build ran counts as newer.
    utimesSync(STAMP, startedAt, startedAt);
  }
  return result;
}

/** Builds the app if a source file is newer than the last build. */
export async function ensureBuild() {
  if (!stale()) return;
  say('Building ...');
  const { code, stdout, stderr } = await build();
  if (code === 0) return;
  say(stdout + stderr);
  throw new Problem('The build failed; its messages are above.');
}

function stale() {
  if (!existsSync(STAMP) || !existsSync(at('out', 'main', 'main.js'))) return true;
  const builtAt = statSync(STAMP).mtimeMs;
  return SOURCES.some((source) => newerThan(at(source), builtAt));
}

/**
 * @param {string} path
 * @param {number} time Unix ms
 * @returns {boolean} true when the file, or a file or folder below it, was changed later
 */
function newerThan(path, time) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (stat.mtimeMs > time) return true;
  return stat.isDirectory() && readdirSync(path).some((name) => newerThan(join(path, name), time));
}
