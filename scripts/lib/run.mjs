import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { at, ROOT } from './project.mjs';

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to our environment; undefined removes
 * @property {string} [cwd]
 * @property {import('node:child_process').StdioOptions} [stdio] default: everything is passed through
 * @property {boolean} [tee] what is captured is printed too
 * @property {number} [timeoutMs] after this, the program and all it started are ended
 * @property {number} [silenceMs] after this long without a word on the pipes, likewise
 * @property {(text: string) => void} [onStdout] gets what is captured, as it comes
 * @property {string} [input] written to its stdin
 * @property {boolean} [shell] through the system's shell, which a `.cmd` of Windows needs; quotes nothing
 *
 * @typedef {object} RunResult
 * @property {number} code exit status; 128 + n when a signal ended it; 127 when it could not be started
 * @property {boolean} timedOut ended by us, at `timeoutMs` or `silenceMs`
 * @property {string} stdout what was captured where stdio says `pipe`
 * @property {string} stderr
 */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** How long a program that we end may take to end itself. */
const KILL_AFTER_MS = 5_000;
let interrupted = false;

/** True once this process has been asked to stop; long scripts then begin nothing new. */
export const wasInterrupted = () => interrupted;

/**
 * Our environment with the repository's own programs (and so its own Node) first on the path, and without
 * the variable that makes a plain Node of Electron: terminals inside Electron apps hand it on.
 *
 * @param {Record<string, string | undefined>} [extra]
 */
export function childEnv(extra = {}) {
  const bin = at('node_modules', '.bin');
  const path = process.env.PATH ?? '';
  const all = {
    ...process.env,
    PATH: path.startsWith(bin) ? path : `${bin}${delimiter}${path}`,
    ELECTRON_RUN_AS_NODE: undefined,
    ...extra,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/**
 * Runs a program to its end. Signals that reach us are passed on to it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const { env, cwd = ROOT, stdio = 'inherit', timeoutMs, silenceMs, input, tee = false } = options;
  // A group of its own where we may have to end it with all its children.
  const limited = timeoutMs !== undefined || silenceMs !== undefined;
  const detached = limited && process.platform !== 'win32';
  const shell = options.shell ?? false;
  const child = spawn(command, args, { cwd, env: childEnv(env), stdio, detached, shell });
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    try {
      if (detached && child.pid !== undefined) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // It has ended meanwhile.
    }
  };
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    interrupted = true;
    // A terminal sends Ctrl-C to the whole foreground group: the program has it already.
    if (signal !== 'SIGINT' || detached || !process.stdin.isTTY) end(signal);
  };
  for (const signal of SIGNALS) process.on(signal, passOn);
  if (input !== undefined) child.stdin?.on('error', () => {}).end(input);

  let [stdout, stderr, timedOut] = ['', '', false];
  /** @type {Set<NodeJS.Timeout>} */
  const timers = new Set();
  const giveUp = () => {
    timedOut = true;
    end('SIGTERM');
    timers.add(setTimeout(() => end('SIGKILL'), KILL_AFTER_MS));
  };
  if (timeoutMs !== undefined) timers.add(setTimeout(giveUp, timeoutMs));
  const silence = silenceMs === undefined ? undefined : setTimeout(giveUp, silenceMs);
  if (silence !== undefined) timers.add(silence);
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    if (!timedOut) silence?.refresh();
    if (tee) process.stdout.write(text);
    options.onStdout?.(text);
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
    if (!timedOut) silence?.refresh();
    if (tee) process.stderr.write(text);
  });

  return new Promise((resolve) => {
    const finish = (/** @type {number} */ code) => {
      for (const signal of SIGNALS) process.off(signal, passOn);
      for (const timer of timers) clearTimeout(timer);
      resolve({ code: timedOut && code === 0 ? 1 : code, timedOut, stdout, stderr });
    };
    child.on('error', (error) => {
      stderr += error.message;
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0)));
  });
}

/**
 * Runs a program silently and keeps what it printed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function capture(command, args, options = {}) {
  return run(command, args, {
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...options,
  });
}
