import { Unfinished } from './unfinished.mjs';

/** Vitest reporter: notes which files and tests run. A file without a running test is loading or ending. */
export default class UnfinishedInVitest {
  #unfinished = new Unfinished();

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleQueued(module) {
    this.#unfinished.begin(module.relativeModuleId);
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    this.#unfinished.end(module.relativeModuleId);
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseReady(test) {
    this.#unfinished.begin(nameOf(test));
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    this.#unfinished.end(nameOf(test));
  }
}

/** @param {import('vitest/node').TestCase} test */
const nameOf = (test) => `${test.module.relativeModuleId} > ${test.fullName}`;
