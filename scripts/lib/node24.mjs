import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { at } from './project.mjs';
import { run } from './run.mjs';
import { Problem } from './say.mjs';

/** The major version that Electron 45 embeds; tests and the host run on the same. */
const WANTED = 24;

const major = () => Number(process.versions.node.split('.')[0]);

/**
 * The Node that the lockfile pins for this platform, else the one that runs us if it is new enough.
 *
 * @returns {string} path of the program
 */
export function node24() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const pinned = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
    .map((name) => at('node_modules', name, 'bin', file))
    .find((path) => existsSync(path));
  if (pinned !== undefined) return pinned;
  if (major() >= WANTED) return process.execPath;
  throw new Problem(
    `Tokendesk needs Node ${WANTED} here: none is published as a package for ${process.platform}-${process.arch}, ` +
      `and this is Node ${process.versions.node}. Install Node ${WANTED} from https://nodejs.org and try again.`,
  );
}

/**
 * Runs the rest of a script on Node 24: when we are older, the same script is started again there and
 * its exit status returned.
 *
 * @param {string} scriptUrl the script's `import.meta.url`
 * @param {() => Promise<number>} main
 * @returns {Promise<number>} exit status
 */
export async function onNode24(scriptUrl, main) {
  if (major() >= WANTED) return main();
  const { code } = await run(node24(), [fileURLToPath(scriptUrl), ...process.argv.slice(2)]);
  return code;
}
