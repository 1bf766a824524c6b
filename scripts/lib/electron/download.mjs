import { node24 } from '../node24.mjs';
import { at } from '../project.mjs';
import { run } from '../run.mjs';
import { say } from '../say.mjs';
import { electronPath, electronVersion } from './locate.mjs';
import { DOWNLOAD_OPTIONS, downloadEnv } from './network.mjs';

/** A download may take as long as it takes, but not stand still for longer than this. */
const SILENCE_MS = 60_000;
const MEGABYTE = 1_000_000;
const INSTALLER = at('scripts', 'lib', 'electron', 'installer.mjs');

/**
 * Downloads Electron with its own installer and shows how far it is.
 *
 * @param {{installer?: string, silenceMs?: number}} [options] installer: a script that says what arrives, as
 *   installer.mjs does
 * @returns {Promise<string | null>} why it failed; null when Electron's program is there
 */
export async function downloadElectron({ installer = INSTALLER, silenceMs = SILENCE_MS } = {}) {
  const title = `Fetching Electron ${electronVersion()} (once)`;
  say(`${title} ...`);
  const progress = showProgress(title);
  const result = await run(node24(), [...DOWNLOAD_OPTIONS, installer], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: downloadEnv(),
    silenceMs,
    onStdout: progress.read,
  });
  progress.end();
  if (electronPath() !== null) return null;
  return result.timedOut ? `nothing arrived for ${silenceMs / 1000} s` : causeIn(result.stderr);
}

/**
 * On a terminal one line that changes; elsewhere a line at each quarter.
 *
 * @param {string} title
 */
function showProgress(title) {
  const live = process.stderr.isTTY === true;
  let [rest, shown] = ['', live ? -1 : 0];
  return {
    /** @param {string} text */
    read(text) {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      const { bytes, total } = JSON.parse(lines.findLast((line) => line.startsWith('{')) ?? '{}');
      if (!(total > 0)) return;
      const percent = Math.floor((bytes / total) * 100);
      const step = live ? percent : percent - (percent % 25);
      if (step <= shown) return;
      shown = step;
      const line = `${title}: ${step} % of ${Math.ceil(total / MEGABYTE)} MB`;
      process.stderr.write(live ? `\r${line}` : `${line}\n`);
    },
    end() {
      if (live && shown >= 0) process.stderr.write('\n');
    },
  };
}

/** The telling part of what the installer printed: the first line that names an error. */
function causeIn(/** @type {string} */ text) {
  const line = text.split('\n').find((one) => one.includes('Error')) ?? 'no reason given';
  return line.replace(/^\s*(\w*Error:\s*)+/, '').slice(0, 150);
}
