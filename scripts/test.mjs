// `npm test [-- STEP ...]`: everything that must hold, on a fresh clone too.
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { hasDisplay } from './lib/display.mjs';
import { onNode24 } from './lib/node24.mjs';
import { wasInterrupted } from './lib/run.mjs';
import { electronProblem } from './lib/runtime.mjs';
import { Problem, runMain, say } from './lib/say.mjs';
import { buildStep, packageScript, playwright, vitest } from './lib/steps.mjs';
import { howToInstall, KEYCHAIN, packagesOf, provide } from './lib/system-packages.mjs';
import { TestReport } from './lib/test-report.mjs';

/**
 * @typedef {import('./lib/system-packages.mjs').Need} Need
 * @typedef {object} Step
 * @property {() => Promise<import('./lib/steps.mjs').Outcome>} run
 * @property {readonly Need[]} [needs] of the system; without them the step fails
 * @property {boolean} [built] works on what `build` makes
 * @property {() => Promise<string | null>} [inapplicable] why there is nothing to run here, null when there is
 */

const MINUTE = 60_000;
const BROWSER = /** @type {const} */ (['chromium', ...KEYCHAIN]);
const wrapper = hasDisplay() ? [] : ['xvfb-run', '-a'];

/** @type {Record<string, Step>} */
const STEPS = {
  build: { run: buildStep },
  lint: { run: () => packageScript('lint', { timeoutMs: 2 * MINUTE }) },
  types: { run: () => packageScript('types', { timeoutMs: 2 * MINUTE }) },
  unit: { run: () => vitest('unit', { timeoutMs: 5 * MINUTE }) },
  packing: { run: () => vitest('packing', { timeoutMs: 2 * MINUTE }), built: true },
  kills: { run: () => vitest('kills', { timeoutMs: 5 * MINUTE, keyring: true }), needs: KEYCHAIN },
  start: {
    run: () => vitest('start', { timeoutMs: 8 * MINUTE }),
    needs: BROWSER,
    built: true,
    inapplicable: async () =>
      process.platform === 'linux' ? null : 'only on Linux the system brings too little',
  },
  integration: { run: () => vitest('integration', { timeoutMs: 5 * MINUTE, keyring: true }), needs: BROWSER },
  'e2e host': { run: () => playwright('host', { timeoutMs: 8 * MINUTE }), needs: BROWSER, built: true },
  'e2e electron': {
    run: () => playwright('electron', { timeoutMs: 5 * MINUTE, wrapper }),
    needs: [...KEYCHAIN, ...(hasDisplay() ? [] : /** @type {const} */ (['xvfb']))],
    built: true,
    inapplicable: electronProblem,
  },
};

/**
 * What runs after what. Steps of one phase in different lists run beside each other: `kills` and `start` are
 * mostly waiting. `integration` has the machine for itself, since its tests measure how fast the app answers.
 */
const PHASES = [
  [['build']],
  [
    ['lint', 'types', 'unit', 'packing'],
    ['kills', 'start'],
  ],
  [['integration']],
  [['e2e host']],
  [['e2e electron']],
];

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, test);
});

async function test() {
  const wanted = process.argv.slice(2);
  const names = Object.keys(STEPS).filter(
    (name) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  );
  if (names.length === 0)
    throw new Problem(`There is no such step. The steps are: ${Object.keys(STEPS).join(', ')}.`);
  const report = new TestReport();
  const steps = await applicable(names, report);
  const lacking = await provideFor(steps);
  if (!names.includes('build') && steps.some(([, { built }]) => built)) await ensureBuild();

  for (const phase of PHASES) {
    await Promise.all(
      phase.map(async (lane) => {
        for (const [name, step] of steps.filter(([one]) => lane.includes(one))) {
          if (!wasInterrupted()) await report.step(name, () => runUnlessLacking(step, lacking));
        }
      }),
    );
  }
  return report.end({ interrupted: wasInterrupted() });
}

/**
 * @param {readonly string[]} names
 * @param {TestReport} report
 * @returns {Promise<[string, Step][]>}
 */
async function applicable(names, report) {
  /** @type {[string, Step][]} */
  const steps = [];
  for (const [name, step] of Object.entries(STEPS).filter(([one]) => names.includes(one))) {
    const why = (await step.inapplicable?.()) ?? null;
    if (why === null) steps.push([name, step]);
    else report.skip(name, why);
  }
  return steps;
}

/**
 * Installs what the steps need of the system, where that is possible; says once what is missing.
 *
 * @param {readonly [string, Step][]} steps
 */
async function provideFor(steps) {
  const { lacking, why } = await provide([...new Set(steps.flatMap(([, { needs = [] }]) => needs))]);
  if (lacking.length > 0) say(`${howToInstall(packagesOf(lacking), why)} The steps that need them fail.`);
  return lacking;
}

/**
 * @param {Step} step
 * @param {readonly Need[]} lacking
 */
async function runUnlessLacking({ needs = [], run }, lacking) {
  const missing = needs.filter((need) => lacking.includes(need));
  if (missing.length === 0) return run();
  const message = `Not installed: ${packagesOf(missing).join(', ')}`;
  const failures = [{ name: 'could not run', message }];
  return { passed: 0, skipped: 0, failures, note: `could not run without ${missing.join(', ')}` };
}
