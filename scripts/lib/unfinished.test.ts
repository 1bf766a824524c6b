import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { node24 } from './node24.mjs';
import { at } from './project.mjs';
import { childEnv } from './run.mjs';
import { readUnfinished, UNFINISHED } from './unfinished.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-unfinished-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one test file in a Vitest of its own until it ends or a test of that name runs; tells what was unfinished. */
async function unfinishedOf(source: string, until: string): Promise<string[]> {
  writeFileSync(join(folder, 'some.test.js'), source);
  const path = join(folder, 'unfinished.json');
  const reporter = `--reporter=${at('scripts/lib/unfinished-vitest.mjs')}`;
  const args = [at('node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--globals', reporter];
  const env = childEnv({ [UNFINISHED]: path });
  const child = spawn(node24(), args, { stdio: 'ignore', env, detached: true });
  const ended = once(child, 'exit');
  const running = () => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  while (child.exitCode === null && !running().includes(until)) await delay(50);
  if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
  else if (child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  await ended;
  return readUnfinished(path);
}

it('knows which test hangs when its run is ended', async () => {
  const source = `
    test('is quick', () => {});
    describe('the group', () => test('hangs', () => new Promise(() => {}), 60000));
  `;
  const unfinished = await unfinishedOf(source, 'hangs');
  expect(unfinished).toContain('some.test.js > the group > hangs');
  expect(unfinished.join()).not.toContain('is quick');
}, 60_000);

it('knows of nothing when everything has finished', async () => {
  expect(await unfinishedOf(`test('is quick', () => {});`, 'hangs')).toEqual([]);
  expect(readUnfinished(join(folder, 'no such file'))).toEqual([]);
}, 60_000);
