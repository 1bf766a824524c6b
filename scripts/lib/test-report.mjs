// What `npm test` prints: a line for each step as it ends, what failed at the end, and the closing line.
import { relative } from 'node:path';
import { failure } from './failures.mjs';
import { ROOT } from './project.mjs';
import { logOf } from './steps.mjs';

/** @typedef {import('./steps.mjs').Outcome} Outcome */

const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * A step that ended otherwise than with an outcome.
 *
 * @param {unknown} error
 * @returns {Outcome}
 */
const broken = (error) => ({
  passed: 0,
  skipped: 0,
  failures: [
    failure('could not run', error instanceof Error ? (error.stack ?? error.message) : String(error)),
  ],
});

/** Collects the steps of one run. */
export class TestReport {
  #startedAt = Date.now();
  #passed = 0;
  /** @type {{step: string, failure: import('./failures.mjs').Failure}[]} */
  #failures = [];
  /** @type {Map<string, number>} */
  #running = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  #clock;

  /**
   * Runs a step, and prints its line when it has ended.
   *
   * @param {string} step
   * @param {() => Promise<Outcome>} action
   */
  async step(step, action) {
    const began = Date.now();
    this.#running.set(step, began);
    this.#showRunning();
    const { passed, skipped, failures, note } = await action().catch(broken);
    this.#running.delete(step);
    this.#passed += passed;
    this.#failures.push(...failures.map((one) => ({ step, failure: one })));
    const counts = [`${passed} passed`];
    if (failures.length > 0) counts.push(`${failures.length} failed`);
    if (skipped > 0) counts.push(`${skipped} skipped`);
    const more = note === undefined ? '' : ` (${note})`;
    this.#line(
      `${failures.length > 0 ? 'not ok' : 'ok    '} ${step}: ${counts.join(', ')}${more}, ${seconds(began)}`,
    );
  }

  /**
   * A step that cannot run here, and is not needed.
   *
   * @param {string} step
   * @param {string} why
   */
  skip(step, why) {
    this.#line(`skip   ${step}: ${why}`);
  }

  /**
   * Prints what failed, and the closing line.
   *
   * @param {{interrupted: boolean}} options
   * @returns {number} exit status: 0 when something passed and nothing failed
   */
  end({ interrupted }) {
    clearInterval(this.#clock);
    if (this.#failures.length > 0) this.#printFailures();
    console.log(`\nall: ${seconds(this.#startedAt)}${interrupted ? ', interrupted' : ''}`);
    console.log(`${this.#passed} passed, ${this.#failures.length} failed`);
    return this.#failures.length > 0 || this.#passed === 0 || interrupted ? 1 : 0;
  }

  #printFailures() {
    console.log('\nFailed:');
    for (const {
      step,
      failure: { name, message },
    } of this.#failures) {
      console.log(`\n  ${step}: ${name}`);
      for (const line of message.split('\n')) console.log(`    ${line}`);
    }
    const logs = [...new Set(this.#failures.map(({ step }) => relative(ROOT, logOf(step))))];
    console.log(`\nAll that was printed: ${logs.join(', ')}`);
  }

  /** @param {string} text */
  #line(text) {
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    console.log(text);
    this.#showRunning();
  }

  /** On a terminal, the last line says what runs now. */
  #showRunning() {
    if (!process.stdout.isTTY) return;
    this.#clock ??= setInterval(() => this.#showRunning(), 1_000).unref();
    const running = [...this.#running].map(
      ([step, began]) => `${step} (${seconds(began).replace(/\.\d/, '')})`,
    );
    process.stdout.write(`\r\u001b[K${running.join(', ').slice(0, process.stdout.columns - 1)}`);
  }
}
