import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { npmCommand } from './dependencies.mjs';
import { capture } from './run.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk npm '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('calls the npm that called us, from a path with spaces, on its own Node', async () => {
  const npm = join(folder, 'npm-cli.js');
  writeFileSync(npm, 'console.log(JSON.stringify([process.execPath, ...process.argv.slice(2)]))');
  const env = { npm_execpath: npm, npm_node_execpath: process.execPath };
  const { program, args, shell } = npmCommand(['ci', '--no-audit'], { env });
  const { stdout } = await capture(program, args, { shell });
  expect(JSON.parse(stdout)).toEqual([process.execPath, 'ci', '--no-audit']);
});

// A shell script stands in for npm.
it.skipIf(process.platform === 'win32')(
  'calls the npm on the path where another program called us',
  async () => {
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\necho "$@"\n');
    chmodSync(join(folder, 'npm'), 0o755);
    const { program, args, shell } = npmCommand(['ci', '--no-audit'], { env: { npm_execpath: '/pnpm.cjs' } });
    const { stdout } = await capture(program, args, { shell, env: { PATH: `${folder}:/usr/bin:/bin` } });
    expect(stdout.trim()).toBe('ci --no-audit');
  },
);

it('goes through the shell on Windows, where npm is a .cmd', () => {
  expect(npmCommand(['ci'], { env: {}, platform: 'win32' })).toEqual({
    program: 'npm.cmd',
    args: ['ci'],
    shell: true,
  });
});
