import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childEnv } from './run.mjs';

/**
 * @typedef {object} Checked
 * @property {readonly string[]} missing what was waited for in vain, in words; empty when all is well
 * @property {string} log the app's log
 * @property {string} output what it printed
 */

const POLL_MS = 100;
const QUIT_LIMIT_MS = 15_000;

/**
 * The program that electron-builder's `dir` target makes for a system, below dist/.
 *
 * @param {string} platform
 * @param {string} arch
 */
export function packedProgram(platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') return `dist/mac${suffix}/Tokendesk.app/Contents/MacOS/Tokendesk`;
  return platform === 'win32'
    ? `dist/win${suffix}-unpacked/Tokendesk.exe`
    : `dist/linux${suffix}-unpacked/tokendesk`;
}

/**
 * Starts a packed app in an empty data folder and waits until its log says that it runs, shows its window and knows
 * its keychain; then ends it as the system would. A packed app lets no debugger in, so its log is all there is to see.
 *
 * @param {string} program
 * @param {object} options
 * @param {readonly string[]} [options.args]
 * @param {string} [options.keychain] the state that the keychain must come to; default: any that is final
 * @param {number} options.limitMs for the start
 * @returns {Promise<Checked>}
 */
export async function checkPackedApp(program, { args = [], keychain, limitMs }) {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-packed-'));
  const child = spawn(program, [...args, `--user-data-dir=${folder}`], {
    // An editor's terminal may set it; the app would then be a plain Node.
    env: childEnv({ ELECTRON_RUN_AS_NODE: undefined }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(`status ${code ?? signal}`));
  });
  const log = () => readText(join(folder, 'logs', 'tokendesk.log'));
  try {
    const deadline = Date.now() + limitMs;
    /** @type {string | null} */
    let end = null;
    while (missingIn(log(), keychain).length > 0 && end === null && Date.now() < deadline)
      end = await Promise.race([ended, delay(POLL_MS, null)]);
    const missing = missingIn(log(), keychain);
    if (end !== null) missing.push(`it ended by itself (${end})`);
    else missing.push(...(await quit(child, ended)));
    return { missing, log: log(), output };
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<string>} ended
 */
async function quit(child, ended) {
  child.kill('SIGTERM');
  const end = await Promise.race([ended, delay(QUIT_LIMIT_MS, null, { ref: false })]);
  // Windows has no signal that asks: kill() ends the process.
  if (end === 'status 0' || (end !== null && process.platform === 'win32')) return [];
  return [
    end === null ? `it did not quit within ${QUIT_LIMIT_MS / 1000} s` : `it did not quit well (${end})`,
  ];
}

/**
 * What a log does not say yet.
 *
 * @param {string} log one JSON object a line
 * @param {string} [keychain]
 */
export function missingIn(log, keychain) {
  const lines = log.split('\n').flatMap(parse);
  const has = (/** @type {string} */ event) => lines.some((line) => line.event === event);
  const states = lines.filter(({ event }) => event === 'keychain.state').map(({ state }) => state);
  const known =
    keychain === undefined ? states.some((state) => state !== 'checking') : states.includes(keychain);
  const said = states.length === 0 ? 'nothing' : states.join(', ');
  return [
    ...['app.started', 'window.shown'].filter((event) => !has(event)),
    ...(known ? [] : [`keychain.state ${keychain ?? '(final)'}; said: ${said}`]),
  ];
}

/**
 * @param {string} line
 * @returns {{ event?: unknown, state?: unknown }[]} none for a line that is being written
 */
function parse(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
