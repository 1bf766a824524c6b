// `npm test [-- STEP ...]`: everything that must hold, on a fresh clone too, in at most ten minutes.
import { ensureDependencies } from './lib/dependencies.mjs';
import { onNode24 } from './lib/node24.mjs';
import { wasInterrupted } from './lib/run.mjs';
import { electronProblem } from './lib/runtime.mjs';
import { Problem, runMain } from './lib/say.mjs';
import { buildStep, check, playwright, vitest } from './lib/steps.mjs';
import { ensureSystemPackages, KEYCHAIN } from './lib/system-packages.mjs';

const MINUTE = 60_000;
const wrapper = process.platform === 'linux' && !process.env.DISPLAY ? ['xvfb-run', '-a'] : [];

/**
 * Goes on beside the steps up to `integration`: it is mostly waiting, and no other step measures time there.
 */
const BESIDE = 'kills';
/** Waits for `kills`: its tests measure how fast the app answers. */
const ALONE_FROM = 'integration';

/** @type {Record<string, () => Promise<import('./lib/steps.mjs').Outcome>>} */
const STEPS = {
  kills: () => vitest('kills', { timeoutMs: 5 * MINUTE, keyring: true, quiet: true }),
  lint: () => check('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], MINUTE),
  types: () => check('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json'], 2 * MINUTE),
  unit: () => vitest('unit', { timeoutMs: 3 * MINUTE }),
  integration: () => vitest('integration', { timeoutMs: 5 * MINUTE, keyring: true }),
  build: buildStep,
  start: () => vitest('start', { timeoutMs: 4 * MINUTE }),
  packing: () => vitest('packing', { timeoutMs: 2 * MINUTE }),
  'e2e host': () => playwright('host', { timeoutMs: 5 * MINUTE }),
  'e2e electron': () => playwright('electron', { timeoutMs: 5 * MINUTE, wrapper }),
};

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, test);
});

async function test() {
  const startedAt = Date.now();
  const wanted = process.argv.slice(2);
  // Why the specs cannot run in Electron itself; null when they can.
  const noElectron = await electronProblem();
  const steps = Object.entries(STEPS).filter(
    ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  );
  if (steps.length === 0)
    throw new Problem(`There is no such step. The steps are: ${Object.keys(STEPS).join(', ')}.`);
  await ensureSystemPackages(['chromium', ...KEYCHAIN]);
  if (noElectron === null) await ensureSystemPackages(['xvfb']);

  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const report = [];
  /**
   * @param {string} name
   * @param {() => Promise<import('./lib/steps.mjs').Outcome>} run
   */
  const step = async (name, run) => {
    console.log(`\n> ${name}`);
    const began = Date.now();
    const { passed, failed, skipped, note, unfinished } = await run();
    total.passed += passed;
    total.failed += failed;
    const extra = [skipped > 0 ? `, ${skipped} skipped` : '', note === undefined ? '' : ` (${note})`].join(
      '',
    );
    report.push(`${name}: ${passed} ok, ${failed} not${extra}, ${seconds(began)}`);
    if (unfinished !== undefined) report.push(...unfinishedLines(unfinished));
  };
  let beside = Promise.resolve();
  for (const [name, run] of steps) {
    if (wasInterrupted()) break;
    if (name === BESIDE) {
      beside = step(name, run);
      continue;
    }
    if (Object.keys(STEPS).indexOf(name) >= Object.keys(STEPS).indexOf(ALONE_FROM)) await beside;
    if (name === 'e2e electron' && noElectron !== null) {
      report.push(`${name}: skipped, ${noElectron}`);
      continue;
    }
    await step(name, run);
  }
  await beside;
  console.log(`\n${report.join('\n')}\nall: ${seconds(startedAt)}${wasInterrupted() ? ', interrupted' : ''}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 || wasInterrupted() ? 1 : 0;
}

/** @param {readonly string[]} unfinished tests that ran, or the last lines, when the step was ended */
function unfinishedLines(unfinished) {
  return unfinished.length === 0
    ? ['  no test was running, and nothing was printed']
    : ['  it was at:', ...unfinished.map((line) => `  ${line}`)];
}

/** @param {number} since Unix ms */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
