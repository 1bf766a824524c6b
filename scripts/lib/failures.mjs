// What failed, out of the JSON reports of Vitest and Playwright.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './project.mjs';

/**
 * @typedef {object} Failure
 * @property {string} name file and test
 * @property {string} message a few lines
 */

/** Lines of a message that are repeated; all of it is in the step's log. */
const MESSAGE_LINES = 12;

/**
 * @param {any} report JSON of Vitest
 * @returns {Failure[]} failing tests, and files that could not be run
 */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap((/** @type {any} */ file) => {
    const name = relative(ROOT, file.name);
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [failure(name, file.message)];
    return failed.map((/** @type {any} */ { ancestorTitles, title, failureMessages }) =>
      failure([name, ...ancestorTitles, title].join(' > '), failureMessages.join('\n')),
    );
  });
}

/**
 * @param {any} report JSON of Playwright
 * @returns {Failure[]} failing specs, flaky ones too, and what failed outside of any
 */
export function failuresOfPlaywright({ suites, errors = [] }) {
  return [
    ...errors.map((/** @type {any} */ error) => failure('outside of any spec', error.message ?? '')),
    ...specsOf(suites).flatMap(({ path, spec }) =>
      spec.tests
        .filter((/** @type {any} */ { status }) => status === 'unexpected' || status === 'flaky')
        .map((/** @type {any} */ test) => failure(`${path} > ${spec.title}`, messagesOf(test))),
    ),
  ];
}

/**
 * @param {any[]} suites
 * @param {readonly string[]} above titles of the groups around them
 * @returns {{path: string, spec: any}[]}
 */
function specsOf(suites, above = []) {
  return suites.flatMap((suite) => {
    // The outermost group of a file is called as the file.
    const titles = suite.title === suite.file ? above : [...above, suite.title];
    const own = (suite.specs ?? []).map((/** @type {any} */ spec) => ({
      path: [`e2e/${spec.file}:${spec.line}`, ...titles].join(' > '),
      spec,
    }));
    return [...own, ...specsOf(suite.suites ?? [], titles)];
  });
}

/** @param {any} test */
const messagesOf = ({ results }) =>
  results
    .flatMap((/** @type {any} */ result) => result.errors)
    .map((/** @type {any} */ error) => error.message ?? error.value ?? '')
    .join('\n');

/**
 * @param {string} name
 * @param {string} text
 * @returns {Failure}
 */
export function failure(name, text) {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const words = lines.filter((line) => !isStack(line));
  // Of the stack, only where our own code was.
  const ours = lines.find((line) => isStack(line) && line.includes(ROOT) && !line.includes('node_modules'));
  const shown = words.slice(0, MESSAGE_LINES);
  const rest = words.length > shown.length ? ['...'] : [];
  const at = ours === undefined ? [] : [ours.trim().replaceAll(`${ROOT}/`, '')];
  return { name, message: [...shown, ...rest, ...at].join('\n') };
}

const isStack = (/** @type {string} */ line) => /^\s+at /.test(line);
