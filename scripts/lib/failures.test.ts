import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { ROOT } from './project.mjs';

const stack = `    at inside (${ROOT}/node_modules/vitest/x.js:1:1)\n    at ${ROOT}/shared/a.test.ts:7:3`;
const failedTest = {
  status: 'failed',
  ancestorTitles: ['a group'],
  title: 'adds',
  failureMessages: [`AssertionError: expected \u001b[31m1\u001b[39m to be 2\n${stack}`],
};

it('finds failing tests by file, group and name, with plain words and the line of ours', () => {
  const passed = { status: 'passed', ancestorTitles: [], title: 'fine', failureMessages: [] };
  const file = {
    name: join(ROOT, 'shared/a.test.ts'),
    status: 'failed',
    assertionResults: [passed, failedTest],
  };
  expect(failuresOfVitest({ testResults: [file] })).toEqual([
    {
      name: 'shared/a.test.ts > a group > adds',
      message: 'AssertionError: expected 1 to be 2\nat shared/a.test.ts:7:3',
    },
  ]);
});

it('finds a file that could not be loaded, which has no test', () => {
  const file = {
    name: join(ROOT, 'b.test.ts'),
    status: 'failed',
    message: 'SyntaxError: odd',
    assertionResults: [],
  };
  expect(failuresOfVitest({ testResults: [file] })).toEqual([
    { name: 'b.test.ts', message: 'SyntaxError: odd' },
  ]);
});

it('keeps a long message short', () => {
  const long = {
    ...failedTest,
    failureMessages: [Array.from({ length: 50 }, (_, n) => `line ${n}`).join('\n')],
  };
  const file = { name: join(ROOT, 'c.test.ts'), status: 'failed', assertionResults: [long] };
  expect(failuresOfVitest({ testResults: [file] })[0]?.message.split('\n')).toHaveLength(13);
});

it('finds failing and flaky specs in groups, and what failed outside of them', () => {
  const spec = (title: string, status: string, line: number) => ({
    title,
    file: 'x.spec.ts',
    line,
    tests: [
      { status, results: [{ errors: status === 'expected' ? [] : [{ message: 'Error: not there' }] }] },
    ],
  });
  const group = { title: 'in a group', file: 'x.spec.ts', specs: [spec('two', 'flaky', 9)] };
  const suites = [
    {
      title: 'x.spec.ts',
      file: 'x.spec.ts',
      specs: [spec('one', 'unexpected', 3), spec('fine', 'expected', 5)],
      suites: [group],
    },
  ];
  expect(failuresOfPlaywright({ suites, errors: [{ message: 'No tests found' }] })).toEqual([
    { name: 'outside of any spec', message: 'No tests found' },
    { name: 'e2e/x.spec.ts:3 > one', message: 'Error: not there' },
    { name: 'e2e/x.spec.ts:9 > in a group > two', message: 'Error: not there' },
  ]);
});
