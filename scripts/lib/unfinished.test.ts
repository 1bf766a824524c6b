import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { node24 } from './node24.mjs';
import { at } from './project.mjs';
import { run } from './run.mjs';
import { readUnfinished, UNFINISHED } from './unfinished.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-unfinished-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one test file in a Vitest of its own, ended after a while, and tells what was unfinished. */
async function unfinishedOf(source: string, timeoutMs: number): Promise<string[]> {
  writeFileSync(join(folder, 'some.test.js'), source);
  const path = join(folder, 'unfinished.json');
  const reporter = `--reporter=${at('scripts/lib/unfinished-vitest.mjs')}`;
  const args = [at('node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--globals', reporter];
  await run(node24(), args, { stdio: 'ignore', timeoutMs, env: { [UNFINISHED]: path } });
  return readUnfinished(path);
}

it('knows which test hangs when its run is ended', async () => {
  const source = `
    test('is quick', () => {});
    describe('the group', () => test('hangs', () => new Promise(() => {}), 60000));
  `;
  const unfinished = await unfinishedOf(source, 6_000);
  expect(unfinished).toContain('some.test.js > the group > hangs');
  expect(unfinished.join()).not.toContain('is quick');
}, 60_000);

it('knows of nothing when everything has finished', async () => {
  expect(await unfinishedOf(`test('is quick', () => {});`, 60_000)).toEqual([]);
  expect(readUnfinished(join(folder, 'no such file'))).toEqual([]);
}, 60_000);
