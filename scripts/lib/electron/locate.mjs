import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../project.mjs';

const FOLDER = at('node_modules', 'electron');
const PROGRAMS = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * Electron's program, or null where it is not there: the one that its package downloads, or of one's own
 * in the folder that ELECTRON_OVERRIDE_DIST_PATH names, as Electron's package itself reads it.
 *
 * @returns {string | null}
 */
export function electronPath() {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const downloaded = readDownloaded();
  if (own !== undefined && own !== '') return ifThere(join(own, downloaded ?? nameHere()));
  return downloaded === null ? null : ifThere(join(FOLDER, 'dist', downloaded));
}

/** Version of Electron that the lockfile wants. */
export const electronVersion = () =>
  /** @type {string} */ (JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')).version);

const nameHere = () => PROGRAMS[/** @type {keyof typeof PROGRAMS} */ (process.platform)] ?? 'electron';
const ifThere = (/** @type {string} */ path) => (existsSync(path) ? path : null);

/** Written by Electron's installer as its last step, so a broken-off download leaves none. */
function readDownloaded() {
  try {
    return readFileSync(join(FOLDER, 'path.txt'), 'utf8').trim();
  } catch {
    return null;
  }
}
