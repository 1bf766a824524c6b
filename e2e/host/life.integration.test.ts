import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isRunning } from './app/process-identity.ts';
import type {} from './testing/fixture-api.ts';
import { type FixtureApp, startFixture } from './testing/fixture-app.ts';

let app: FixtureApp;
afterEach(() => app.stop());

function profilesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('tokendesk-host-') && !name.endsWith('.sock'));
}

/** The process id of the app's Chromium, from its lock in its profile. */
function chromiumOf({ folder }: FixtureApp): number {
  const [profile = ''] = profilesIn(folder);
  return Number(
    readlinkSync(join(folder, profile, 'SingletonLock'))
      .split('-')
      .at(-1),
  );
}

test('quitting asks first, then closes the window, and leaves no file of Chromium behind', async () => {
  app = await startFixture({ env: { FIXTURE_REFUSE_QUIT: '1' } });
  app.signal('SIGTERM');
  await app.line('before-quit refused');
  expect(app.child.exitCode).toBeNull();
  app.signal('SIGTERM');
  await app.line('exit');
  expect(app.lines.slice(-4)).toEqual(['before-quit allowed', 'closed', 'will-quit', 'exit 0']);
  expect(readdirSync(app.folder)).toEqual([]);
});

test('a second start only tells the first one', async () => {
  app = await startFixture();
  const args = [join(import.meta.dirname, 'main.ts'), join(import.meta.dirname, 'fixture')];
  const second = spawnSync(process.execPath, [...args, `--user-data-dir=${app.folder}`, 'hello'], {
    env: { ...process.env, TMPDIR: app.folder, TOKENDESK_HEADLESS: '1' },
  });
  expect(second.status).toBe(0);
  expect(await app.line('second-instance')).toBe('second-instance hello');
});

const posix = process.platform !== 'win32';

test.runIf(posix)('the lock is a link that names the computer and the process', async () => {
  app = await startFixture();
  expect(readlinkSync(join(app.folder, 'SingletonLock'))).toBe(`${hostname()}-${app.child.pid}`);
});

test.runIf(posix)(
  'the lock of a process that is gone is taken, that of another computer is not',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'host-test-'));
    const lock = join(folder, 'SingletonLock');
    const gone = spawnSync(process.execPath, ['--version']);
    symlinkSync(`${hostname()}-${gone.pid}`, lock);
    app = await startFixture({ folder });
    await app.line('lock taken');
    app.signal('SIGTERM');
    await app.line('exit');

    symlinkSync('another-computer-1', lock);
    const args = [join(import.meta.dirname, 'main.ts'), join(import.meta.dirname, 'fixture')];
    const second = spawnSync(process.execPath, [...args, `--user-data-dir=${folder}`], {
      env: { ...process.env, TMPDIR: folder, TOKENDESK_HEADLESS: '1' },
    });
    expect(String(second.stdout)).toContain('lock refused');
    expect(readlinkSync(lock)).toBe('another-computer-1');
  },
);

test('a killed app takes its processes along, and the next start works and sweeps what it left', async () => {
  app = await startFixture();
  const { page } = await app.attach();
  const helper = await page.evaluate(async () => {
    const pid = (await window.fixture.invoke('fork')) as number;
    await window.fixture.invoke('tellChild', 'hang');
    return pid;
  });
  const chromium = chromiumOf(app);
  // The host alone: the process group would take the others along by itself.
  process.kill(app.child.pid ?? 0, 'SIGKILL');
  await app.line('exit');
  await expect.poll(() => isRunning(helper), { timeout: 5000 }).toBe(false);
  await expect.poll(() => isRunning(chromium), { timeout: 5000 }).toBe(false);

  const { folder } = app;
  const left = profilesIn(folder);
  expect(left).toHaveLength(1);
  app = await startFixture({ folder });
  expect(profilesIn(folder)).toHaveLength(1);
  expect(profilesIn(folder)).not.toEqual(left);
});

test('when Chromium dies, the window counts as closed', async () => {
  app = await startFixture();
  process.kill(chromiumOf(app), 'SIGKILL');
  await app.line('exit 0');
  expect(app.lines).toContain('window-all-closed');
});

test('a page that crashes is reported and can be loaded again', async () => {
  app = await startFixture();
  const { page } = await app.attach();
  page.evaluate(() => window.fixture.invoke('crash')).catch(() => undefined);
  await app.line('render-process-gone crashed');
  await app.line('did-finish-load 2');
});

const noDisplayServer = spawnSync('xvfb-run', ['--help']).error !== undefined;

test.skipIf(noDisplayServer)(
  'with a display there is a window without tabs; closing it ends the app',
  async () => {
    app = await startFixture({ wrapper: ['xvfb-run', '-a'] });
    const { page } = await app.attach();
    const size = await page.evaluate(() => ({
      inner: innerWidth,
      outer: [outerWidth, outerHeight],
      mode: matchMedia('(display-mode: standalone)').matches,
    }));
    expect(size).toEqual({ inner: 720, outer: [720, 480], mode: true });
    await page.close();
    await app.line('exit');
    expect(app.lines).toContain('window-all-closed');
  },
);
