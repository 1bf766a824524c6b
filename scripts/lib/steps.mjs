import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { failure, failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { openKeyring } from './keyring.mjs';
import { node24 } from './node24.mjs';
import { at } from './project.mjs';
import { run } from './run.mjs';
import { readUnfinished, UNFINISHED } from './unfinished.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} skipped
 * @property {readonly import('./failures.mjs').Failure[]} failures
 * @property {string} [note] said behind the counts
 */

const REPORTS = at('test-results', 'reports');
/** Lines of a log that are repeated where no report says what failed. */
const LAST_LINES = 15;

/** Where a step's whole output is, without colours. */
export const logOf = (/** @type {string} */ step) =>
  at('test-results', 'logs', `${step.replaceAll(' ', '-')}.log`);

/**
 * One of package.json's scripts, which either succeeds or does not. What it does is said there alone.
 *
 * @param {string} name
 * @param {{timeoutMs: number}} options
 * @returns {Promise<Outcome>}
 */
export async function packageScript(name, { timeoutMs }) {
  const { scripts } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const result = await logged(name, (stdio) =>
    run(scripts[name], [], { shell: true, stdio, timeoutMs, env: PLAIN }),
  );
  if (result.code === 0) return { passed: 1, skipped: 0, failures: [] };
  return { ...FAILED, failures: [failure(name, lastLines(name))], ...noteOf(result) };
}

/**
 * The build, always from scratch.
 *
 * @returns {Promise<Outcome>}
 */
export async function buildStep() {
  const { code, stdout, stderr } = await build();
  if (code === 0) return { passed: 1, skipped: 0, failures: [] };
  return { ...FAILED, failures: [failure('build', stdout + stderr)] };
}

/**
 * One Vitest project; `keyring` gives it a throw-away keychain.
 *
 * @param {string} project
 * @param {{timeoutMs: number, keyring?: boolean}} options
 * @returns {Promise<Outcome>}
 */
export async function vitest(project, { timeoutMs, keyring = false }) {
  const [report, unfinished] = [freshReport(`${project}.json`), freshReport(`${project}-unfinished.json`)];
  const reporters = ['default', 'json', at('scripts/lib/unfinished-vitest.mjs')].map(
    (one) => `--reporter=${one}`,
  );
  const args = ['run', '--project', project, ...reporters, `--outputFile.json=${report}`];
  const result = await logged(project, (stdio) =>
    maybeWithKeyring(keyring, (env) =>
      run(node24(), [at('node_modules/vitest/vitest.mjs'), ...args], {
        stdio,
        timeoutMs,
        env: { ...PLAIN, ...env, [UNFINISHED]: unfinished },
      }),
    ),
  );
  const counts = read(report, (json) => ({
    passed: json.numPassedTests,
    skipped: json.numPendingTests + json.numTodoTests,
    failures: failuresOfVitest(json),
  }));
  return settle(project, counts, result, readUnfinished(unfinished));
}

/**
 * One Playwright project, always with a throw-away keychain.
 *
 * @param {string} project
 * @param {{timeoutMs: number, wrapper?: readonly string[]}} options wrapper: a command to run it in
 * @returns {Promise<Outcome>}
 */
export async function playwright(project, { timeoutMs, wrapper = [] }) {
  const step = `e2e ${project}`;
  const [report, unfinished] = [freshReport(`${project}.json`), freshReport(`${project}-unfinished.json`)];
  const cli = at('node_modules/@playwright/test/cli.js');
  const [program, ...args] = [...wrapper, node24(), cli, 'test', '--project', project];
  const result = await logged(step, (stdio) =>
    maybeWithKeyring(true, (env) =>
      run(program ?? '', args, {
        stdio,
        timeoutMs,
        env: { ...PLAIN, ...env, TOKENDESK_E2E_REPORT: report, [UNFINISHED]: unfinished },
      }),
    ),
  );
  const counts = read(report, (json) => ({
    passed: json.stats.expected,
    skipped: json.stats.skipped,
    failures: failuresOfPlaywright(json),
  }));
  return settle(step, counts, result, readUnfinished(unfinished));
}

/** @type {Omit<Outcome, 'note'>} */
const FAILED = { passed: 0, skipped: 0, failures: [] };
/** Output goes into a file. */
const PLAIN = { NO_COLOR: '1', FORCE_COLOR: undefined };

/**
 * Without stdin: a test that waits for a person would hang.
 *
 * @param {string} step
 * @param {(stdio: ['ignore', number, number]) => Promise<import('./run.mjs').RunResult>} action
 */
async function logged(step, action) {
  mkdirSync(at('test-results', 'logs'), { recursive: true });
  const log = openSync(logOf(step), 'w');
  try {
    return await action(['ignore', log, log]);
  } finally {
    closeSync(log);
  }
}

/** @param {string} step */
function lastLines(step) {
  const lines = readFileSync(logOf(step), 'utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .slice(-LAST_LINES)
    .join('\n');
}

/**
 * @template T
 * @param {boolean} wanted
 * @param {(env: Record<string, string | undefined>) => Promise<T>} action
 */
async function maybeWithKeyring(wanted, action) {
  if (!wanted) return action({});
  const keyring = await openKeyring();
  try {
    return await action(keyring.env);
  } finally {
    await keyring.close();
  }
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  rmSync(at('test-results', 'reports', name), { force: true });
  return at('test-results', 'reports', name);
}

/**
 * @param {string} report
 * @param {(json: any) => Outcome} pick
 * @returns {Outcome}
 */
function read(report, pick) {
  try {
    return pick(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { ...FAILED, note: 'it left no report' };
  }
}

/**
 * What the report does not know: a run that failed outside a test, was ended, or ran nothing, is a failure.
 *
 * @param {string} step
 * @param {Outcome} counts
 * @param {import('./run.mjs').RunResult} result
 * @param {readonly string[]} unfinished what had begun and not ended
 * @returns {Outcome}
 */
function settle(step, counts, result, unfinished) {
  if (result.timedOut) {
    const running = unfinished.length === 0 ? lastLines(step) : `running then:\n${unfinished.join('\n')}`;
    const ended = { name: `${step} was ended at its time limit`, message: running };
    return { ...counts, failures: [...counts.failures, ended], ...noteOf(result) };
  }
  if (counts.failures.length > 0) return counts;
  if (result.code !== 0) {
    return {
      ...counts,
      failures: [failure(`${step}, outside of any test`, lastLines(step))],
      ...noteOf(result),
    };
  }
  if (counts.passed > 0) return counts;
  return { ...counts, failures: [failure(step, counts.note ?? 'no test ran')] };
}

/** @param {import('./run.mjs').RunResult} result */
const noteOf = ({ timedOut, code }) => ({ note: timedOut ? 'ended at its time limit' : `status ${code}` });
