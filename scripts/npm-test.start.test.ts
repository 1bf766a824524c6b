import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bareMachine } from './testing/bare-machine.ts';
import { type ProjectCopy, projectCopy } from './testing/project-copy.ts';

let project: ProjectCopy;
beforeEach(() => {
  project = projectCopy();
});
afterEach(() => project.remove());

/** Makes one of the copy's npm scripts another command. */
function define(name: string, command: string): void {
  const file = join(project.root, 'package.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...json, scripts: { ...json.scripts, [name]: command } }));
}

async function npmTest(...steps: string[]) {
  const { code, stdout } = await project.run('test.mjs', steps, {});
  return { code, stdout, lines: stdout.trimEnd().split('\n') };
}

it('prints a line for each step, plain text, and the closing line last', async () => {
  define('lint', 'echo fine');
  define('types', 'echo fine');
  const { code, stdout, lines } = await npmTest('lint', 'types');
  expect(lines[0]).toMatch(/^ok {5}lint: 1 passed, \d+\.\d s$/);
  expect(lines[1]).toMatch(/^ok {5}types: 1 passed, \d+\.\d s$/);
  expect(lines.at(-1)).toBe('2 passed, 0 failed');
  expect(stdout).not.toContain('\u001b');
  expect(code).toBe(0);
});

it("runs every command of package.json's lint, and says at the end what failed", async () => {
  define(
    'lint',
    'echo fine && node -e "console.error(String.fromCharCode(27) + \'[31mA wall was crossed\'); process.exit(3)"',
  );
  define('types', 'echo fine');
  const { code, stdout, lines } = await npmTest('lint', 'types');
  expect(lines[0]).toMatch(/^not ok lint: 0 passed, 1 failed \(status 3\), /);
  const summary = stdout.slice(stdout.indexOf('\nFailed:'));
  expect(summary).toContain('  lint: lint\n    fine\n    A wall was crossed\n');
  expect(summary).toContain('All that was printed: test-results/logs/lint.log');
  expect(stdout).not.toContain('\u001b');
  expect(lines.at(-1)).toBe('1 passed, 1 failed');
  expect(code).toBe(1);
});

it('runs what can run where packages are missing, and is red for the rest', async () => {
  define('lint', 'echo fine');
  const machine = bareMachine({ user: 'person', apt: 'refuses' });
  try {
    const { code, stdout, stderr } = await project.run(
      'test.mjs',
      ['lint', 'kills', 'e2e host'],
      machine.env,
    );
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('--no-install-recommends gnome-keyring dbus libsecret-1-0 chromium ');
    expect(stdout).toContain('ok     lint: 1 passed');
    expect(stdout).toContain(
      'not ok kills: 0 passed, 1 failed (could not run without keyring, dbus, libsecret)',
    );
    expect(stdout).toContain('  e2e host: could not run\n    Not installed: chromium, ');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 2 failed');
    expect(code).toBe(1);
  } finally {
    machine.remove();
  }
});
