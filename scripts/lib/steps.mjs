import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { openKeyring } from './keyring.mjs';
import { node24 } from './node24.mjs';
import { at } from './project.mjs';
import { run } from './run.mjs';
import { readUnfinished, UNFINISHED } from './unfinished.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [note] said behind the counts
 * @property {readonly string[]} [unfinished] what ran when the step was ended at its time limit: tests, or
 *   else the last lines that it printed
 */

const REPORTS = at('test-results', 'reports');
/** Lines that are repeated of a step that ended at its time limit and has no tests. */
const LAST_LINES = 15;
const none = { passed: 0, failed: 0, skipped: 0 };
/** @returns {Outcome} a step that is not made of tests counts as one */
const asOne = (/** @type {boolean} */ ok) => (ok ? { ...none, passed: 1 } : { ...none, failed: 1 });

/**
 * A command that either succeeds or does not.
 *
 * @param {string} program script below node_modules
 * @param {readonly string[]} args
 * @param {number} timeoutMs
 */
export async function check(program, args, timeoutMs) {
  const result = await run(node24(), [at('node_modules', program), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    tee: true,
    timeoutMs,
    env: process.stdout.isTTY ? { FORCE_COLOR: '1' } : {},
  });
  const outcome = withTimeout(asOne(result.code === 0), result);
  const lines = `${result.stdout}${result.stderr}`.split('\n').filter((line) => line.trim() !== '');
  return result.timedOut ? { ...outcome, unfinished: lines.slice(-LAST_LINES) } : outcome;
}

/** The build, always from scratch. */
export async function buildStep() {
  const result = await build();
  if (result.code !== 0) console.log(result.stdout + result.stderr);
  return asOne(result.code === 0);
}

/**
 * One Vitest project; `keyring` gives it a throw-away keychain.
 *
 * @param {string} project
 * @param {{timeoutMs: number, keyring?: boolean, quiet?: boolean}} options quiet: prints at its end, all at once
 */
export async function vitest(project, { timeoutMs, keyring = false, quiet = false }) {
  const report = freshReport(`${project}.json`);
  const unfinished = freshReport(`${project}-unfinished.json`);
  const args = [at('node_modules/vitest/vitest.mjs'), 'run', '--project', project, '--reporter=dot'];
  const noting = `--reporter=${at('scripts/lib/unfinished-vitest.mjs')}`;
  const command = [...args, noting, '--reporter=json', `--outputFile.json=${report}`];
  const result = await maybeWithKeyring(keyring, (env) =>
    run(node24(), command, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : stdio,
      timeoutMs,
      env: { ...env, [UNFINISHED]: unfinished },
    }),
  );
  if (quiet) process.stdout.write(`\n${project}:\n${result.stdout}${result.stderr}`);
  const counts = read(report, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
  return withUnfinished(settle(counts, result), result, unfinished);
}

/**
 * One Playwright project, always with a throw-away keychain.
 *
 * @param {string} project
 * @param {{timeoutMs: number, wrapper?: readonly string[]}} options wrapper: a command to run it in
 */
export async function playwright(project, { timeoutMs, wrapper = [] }) {
  const report = freshReport(`${project}.json`);
  const unfinished = freshReport(`${project}-unfinished.json`);
  const command = [
    ...wrapper,
    node24(),
    at('node_modules/@playwright/test/cli.js'),
    'test',
    '--project',
    project,
  ];
  const result = await maybeWithKeyring(true, (env) =>
    run(command[0] ?? '', command.slice(1), {
      stdio,
      timeoutMs,
      env: { ...env, TOKENDESK_E2E_REPORT: report, [UNFINISHED]: unfinished },
    }),
  );
  const counts = read(report, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
  return withUnfinished(settle(counts, result), result, unfinished);
}

/** No stdin: a test that waits for a person would hang. @type {['ignore', 'inherit', 'inherit']} */
const stdio = ['ignore', 'inherit', 'inherit'];

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
 */
function read(report, pick) {
  try {
    return pick(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { ...none, note: 'it left no report' };
  }
}

/**
 * What the report does not know: a run that failed outside a test, or ran nothing, is a failure.
 *
 * @param {Outcome} counts
 * @param {import('./run.mjs').RunResult} result
 * @returns {Outcome}
 */
function settle(counts, result) {
  if (counts.failed === 0 && result.code !== 0) return withTimeout({ ...counts, failed: 1 }, result);
  if (counts.passed + counts.failed === 0)
    return { ...counts, failed: 1, note: counts.note ?? 'no test ran' };
  return withTimeout(counts, result);
}

/**
 * @param {Outcome} outcome
 * @param {import('./run.mjs').RunResult} result
 * @returns {Outcome}
 */
function withTimeout(outcome, result) {
  if (result.timedOut) return { ...outcome, note: 'stopped at its time limit' };
  return result.code === 0 ? outcome : { note: `status ${result.code}`, ...outcome };
}

/**
 * Adds which tests ran when the step was ended.
 *
 * @param {Outcome} outcome
 * @param {import('./run.mjs').RunResult} result
 * @param {string} path
 * @returns {Outcome}
 */
function withUnfinished(outcome, result, path) {
  const unfinished = readUnfinished(path);
  return result.timedOut ? { ...outcome, unfinished } : outcome;
}
