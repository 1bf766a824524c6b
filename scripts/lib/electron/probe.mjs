import { capture } from '../run.mjs';
import { which } from '../system-packages.mjs';

/** A first start from a slow disk takes seconds. */
const LIMIT_MS = 30_000;

/** Shared libraries that Electron needs and a bare Debian lacks, and the packages that have them. */
const PACKAGES = /** @type {Record<string, string>} */ ({
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
});

/**
 * @typedef {object} Broken
 * @property {string} reason why Electron does not run
 * @property {readonly string[]} packages Debian packages that would help
 */

/**
 * Runs Electron as a plain Node, which needs no display and no sandbox, but its libraries, and asks for
 * what the app cannot do without.
 *
 * @param {string} electron
 * @param {number} [limitMs]
 * @returns {Promise<Broken | null>} null when it runs
 */
export async function probeElectron(electron, limitMs = LIMIT_MS) {
  const { code, timedOut, stderr } = await capture(electron, ['-e', "require('node:sqlite')"], {
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: undefined },
    timeoutMs: limitMs,
  });
  if (code === 0) return null;
  if (timedOut) return { reason: `Electron does not answer within ${limitMs / 1000} s`, packages: [] };
  const libraries = await missingLibraries(electron, stderr);
  if (libraries.length > 0) {
    return {
      reason: `Electron lacks shared libraries (${libraries.join(', ')})`,
      packages: await packagesWith(libraries),
    };
  }
  const last = stderr.trim().split('\n').at(-1);
  return { reason: `Electron does not run (${last || `status ${code}`})`, packages: [] };
}

/**
 * The loader names only the first that it misses; ldd names all.
 *
 * @param {string} electron
 * @param {string} stderr
 */
async function missingLibraries(electron, stderr) {
  const first = /error while loading shared libraries: ([^:\s]+):/.exec(stderr)?.[1];
  if (first === undefined) return [];
  const { stdout } = await capture('ldd', [electron], { env: { LC_ALL: 'C' } });
  const all = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return [...new Set([first, ...all])];
}

/** @param {readonly string[]} libraries */
async function packagesWith(libraries) {
  const packages = new Set(libraries.flatMap((library) => PACKAGES[library] ?? []));
  // Newer systems renamed them. apt still finds all by their old names, but of this one there are two.
  if (packages.has('libasound2') && (await aptKnows('libasound2t64'))) {
    packages.delete('libasound2');
    packages.add('libasound2t64');
  }
  return [...packages];
}

/** @param {string} name */
async function aptKnows(name) {
  return which('apt-cache') !== null && (await capture('apt-cache', ['show', name])).code === 0;
}
