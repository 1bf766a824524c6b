import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BareMachine, type BareMachineOptions, bareMachine } from './testing/bare-machine.ts';
import { type ProjectCopy, projectCopy } from './testing/project-copy.ts';

let project: ProjectCopy;
let machine: BareMachine;
beforeEach(() => {
  project = projectCopy();
});
afterEach(() => {
  project.remove();
  machine.remove();
});

const SOMEBODY = { user: 'person', apt: 'refuses', installed: ['libsecret-1-0'] } as const;
const ROOT = { user: 'root', apt: 'installs', installed: ['libsecret-1-0'] } as const;
const WITH_DISPLAY = { DISPLAY: ':99' };

/** One of the copy's scripts on the machine, in the runtime that it chooses itself. */
function run(script: string, args: readonly string[], env: Record<string, string> = {}) {
  return project.run(script, args, { ...machine.env, TOKENDESK_RUNTIME: undefined, ...env });
}
const start = (env: Record<string, string> = {}) => run('start.mjs', [], env);
const on = (options: BareMachineOptions): void => {
  machine = bareMachine(options);
};

it('opens the app in Electron after asking it as a plain Node, whatever the caller made of Electron', async () => {
  on(SOMEBODY);
  project.installElectron('exit 0');
  const env = { ...WITH_DISPLAY, ELECTRON_RUN_AS_NODE: '1' };
  const { code, stderr } = await run('start.mjs', ['--practice', '--user-data-dir=/a b'], env);
  expect(stderr).toBe('');
  expect(project.electronCalls()).toEqual([
    { asNode: true, args: ['-e', "require('node:sqlite')"] },
    { asNode: false, args: [project.root, '--practice', '--user-data-dir=/a b'] },
  ]);
  expect(code).toBe(0);
});

it('switches the sandbox off for the superuser only', async () => {
  on(ROOT);
  project.installElectron('exit 0');
  await start(WITH_DISPLAY);
  expect(project.electronCalls().at(-1)?.args).toEqual(['--no-sandbox', project.root]);
});

it("takes one's own Electron that ELECTRON_OVERRIDE_DIST_PATH names", async () => {
  on(SOMEBODY);
  const own = join(machine.folder, 'electron');
  writeFileSync(own, project.electronScript('exit 0'), { mode: 0o755 });
  const { stderr } = await start({ ...WITH_DISPLAY, ELECTRON_OVERRIDE_DIST_PATH: machine.folder });
  expect(stderr).toBe('');
  expect(project.electronCalls().map(({ asNode }) => asNode)).toEqual([true, false]);
});

it('runs the tour of Electron under xvfb-run where there is no display', async () => {
  on(SOMEBODY);
  project.installElectron('exit 0');
  machine.addNoting('xauth');
  const asked = machine.addNoting('xvfb-run');
  await start();
  expect(asked().slice(0, 2)).toEqual(['-a', expect.stringContaining('node')]);
  expect(asked()[2]).toBe(join(project.root, 'e2e', 'tour', 'tour.ts'));
});

it('installs xvfb for it as the superuser', async () => {
  on(ROOT);
  project.installElectron('exit 0');
  await start();
  expect(machine.aptCalls().filter((call) => / install xvfb xauth$/.test(call))).toHaveLength(1);
});

it('says in one line that there is no display for Electron, and what would open the app', async () => {
  on({ user: 'person', apt: 'refuses' });
  project.installElectron('exit 0');
  const { code, stderr } = await start();
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/^There is no display for Electron, and no xvfb-run; nothing can open Tokendesk/);
  expect(stderr).toContain(' xvfb xauth chromium ');
  expect(project.electronCalls().filter(({ asNode }) => !asNode)).toEqual([]);
  expect(code).toBe(1);
});

const LACKS_NSS = `if [ "$ELECTRON_RUN_AS_NODE" = 1 ]; then
  echo "$0: error while loading shared libraries: libnss3.so: cannot open shared object file" >&2
  exit 127
fi`;

it('names the libraries that Electron lacks, and their packages', async () => {
  on({ user: 'person', apt: 'refuses' });
  project.installElectron(LACKS_NSS);
  const { code, stderr } = await start(WITH_DISPLAY);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/^Electron lacks shared libraries \(libnss3\.so\); nothing can open/);
  expect(stderr).toContain('apt-get install --no-install-recommends libnss3 chromium ');
  expect(code).toBe(1);
});

it('installs them as the superuser, and then opens Electron', async () => {
  on(ROOT);
  project.installElectron(
    `if grep -q libnss3 '${join(machine.folder, 'apt.log')}'; then exit 0; fi\n${LACKS_NSS}`,
  );
  const { stderr } = await start(WITH_DISPLAY);
  expect(stderr).toBe('Installing system packages (libnss3) ...\n');
  expect(project.electronCalls().map(({ asNode }) => asNode)).toEqual([true, true, false]);
});

it('says what an Electron that does not run prints', async () => {
  on(SOMEBODY);
  project.installElectron('echo "Illegal instruction" >&2; exit 132');
  const { stderr } = await start(WITH_DISPLAY);
  expect(stderr).toContain('Electron does not run (Illegal instruction); ');
});

it('does not take the host where Electron is asked for', async () => {
  on(SOMEBODY);
  project.installElectron('exit 1');
  const { code, stderr } = await start({ ...WITH_DISPLAY, TOKENDESK_RUNTIME: 'electron' });
  expect(stderr).toBe('Electron does not run (status 1), and TOKENDESK_RUNTIME=electron asks for it.\n');
  expect(code).toBe(1);
});

it.each([
  { who: 'the superuser', options: ROOT, noSandbox: '1' },
  { who: 'anybody else', options: SOMEBODY, noSandbox: 'not set' },
])('tells electron-vite about the sandbox for $who', async ({ options, noSandbox }) => {
  on(options);
  project.installElectron('exit 0');
  project.replaceModule('electron-vite/bin/electron-vite.js', 'console.log(JSON.stringify(process.env))');
  const { stdout } = await run('dev.mjs', [], WITH_DISPLAY);
  const env = JSON.parse(stdout);
  expect(env.NO_SANDBOX ?? 'not set').toBe(noSandbox);
  expect(env.ELECTRON_EXEC_PATH).toBe(project.electron);
});
