import { relative } from 'node:path';
import { Unfinished } from './unfinished.mjs';

/** Playwright reporter: notes which specs run. */
export default class UnfinishedInPlaywright {
  #unfinished = new Unfinished();

  /** @param {import('@playwright/test/reporter').TestCase} test */
  onTestBegin(test) {
    this.#unfinished.begin(nameOf(test));
  }

  /** @param {import('@playwright/test/reporter').TestCase} test */
  onTestEnd(test) {
    this.#unfinished.end(nameOf(test));
  }

  /** Others print: without this, Playwright would add its own. */
  printsToStdio() {
    return false;
  }
}

/** @param {import('@playwright/test/reporter').TestCase} test */
const nameOf = ({ location, title }) => `${relative(process.cwd(), location.file)}:${location.line} ${title}`;
