import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type {} from './testing/fixture-api.ts';
import { FIXTURE, type FixtureApp, type FixtureOptions, startFixture } from './testing/fixture-app.ts';

let app: FixtureApp;
let page: Page;
afterEach(() => app.stop());

async function start(options: FixtureOptions = {}): Promise<void> {
  app = await startFixture(options);
  ({ page } = await app.attach());
}

const invoke = (channel: string, ...args: unknown[]): Promise<unknown> =>
  page.evaluate(([name, rest]) => window.fixture.invoke(name, ...rest), [channel, args] as const);

test('what Electron refuses before or after the app is ready is refused in its words', async () => {
  await start();
  expect(await invoke('refusals')).toEqual({
    early: {
      fork: 'utilityProcess cannot be created before app is ready.',
      dialog: 'dialog module can only be used after app is ready',
      notification: 'Cannot create Notification before app is ready',
      window: 'Cannot create BrowserWindow before app is ready',
      session: 'Session can only be received when app is ready',
      handle: 'protocol.handle can only be used after app is ready',
    },
    late: {
      sandbox: 'app.enableSandbox() can only be called before app is ready',
      schemes: 'protocol.registerSchemesAsPrivileged should be called before app is ready',
    },
  });
});

test('a window that is not shown never gets its picture under Wayland', async () => {
  await start();
  expect(await invoke('seen')).toEqual(['ready-to-show, hidden']);
  await app.stop();

  await start({ env: { TOKENDESK_HOST_WAYLAND: '1' } });
  expect(await invoke('seen')).toEqual([]);
  await app.stop();

  await start({ env: { TOKENDESK_HOST_WAYLAND: '1', FIXTURE_SHOW_WHEN_LOADED: '1' } });
  expect(await invoke('seen')).toEqual(['ready-to-show, visible']);
});

test.runIf(process.platform === 'linux')(
  'for the administrator, a helper process dies when the sandbox is asked for against --no-sandbox',
  async () => {
    const root = { TOKENDESK_HOST_ROOT: '1' };
    const without = ['--no-sandbox'];
    await start({ args: without, env: root });
    expect(await invoke('forkAndLook')).toMatchObject({ code: 7 });
    await app.stop();

    await start({ args: without, env: { ...root, FIXTURE_ENABLE_SANDBOX: '1' } });
    expect(await invoke('forkAndLook')).toMatchObject({ code: 133 });
  },
);

test('a helper process has no id, and cannot be killed, before it has started', async () => {
  await start();
  expect(await invoke('forkAndLook')).toEqual({ pid: null, killed: false, code: 7 });
});

test('a click reaches a notification only while the app holds it', async () => {
  await start();
  await invoke('notify', 'held', true);
  await invoke('notify', 'not held', false);
  const click = (title: string) => app.command({ do: 'notification', title, event: 'click' });
  expect(await click('held')).toEqual({ told: 'delivered' });
  expect(await click('not held')).toEqual({ told: 'lost' });
  expect(await click('never shown')).toEqual({ told: 'no such notification' });
  expect(await invoke('seen')).toContain('click held');
  expect(await invoke('seen')).not.toContain('click not held');
});

test('a test drives the screen lock, idleness, the end of the session and the answer about proxies', async () => {
  await start();
  await app.command({ do: 'power', event: 'lock-screen' });
  expect(await invoke('seen')).toContain('lock-screen');
  expect(await invoke('idle')).toEqual([0, 'active']);
  await app.command({ do: 'idle', seconds: 90, screenLocked: false });
  expect(await invoke('idle')).toEqual([90, 'idle']);
  await app.command({ do: 'idle', seconds: 5, screenLocked: true });
  expect(await invoke('idle')).toEqual([5, 'locked']);
  expect(await app.command({ do: 'window', event: 'query-session-end' })).toEqual({ prevented: true });
  await app.command({ do: 'proxy', answer: 'SOCKS5 127.0.0.1:1080' });
  expect(await invoke('proxy')).toBe('SOCKS5 127.0.0.1:1080');
});

test('a message box can be left open, and answered later', async () => {
  await start({ env: { TOKENDESK_HOST_DIALOG: 'ignore' } });
  const answer = invoke('ask');
  await app.line('[host] dialog open: Go on?');
  expect(await app.command({ do: 'boxes' })).toEqual({
    boxes: [{ message: 'Go on?', buttons: ['Yes', 'No'] }],
  });
  await expect(app.command({ do: 'answer', button: 'Perhaps' })).rejects.toThrow('No open dialog');
  await app.command({ do: 'answer', button: 'No' });
  expect(await answer).toBe(1);
});

test('an app runs from its packed archive, and counts as packaged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'host-archive-'));
  try {
    const archive = join(folder, 'app.asar');
    // As electron-builder leaves a native file: beside the archive, not in it.
    await createPackageWithOptions(FIXTURE, archive, { unpack: '**/child.mjs' });
    await start({ app: `--app=${archive}` });
    expect(await invoke('packed')).toBe(true);
    expect(await invoke('about')).toMatchObject({ name: 'host-fixture', version: '1.2.3' });
    expect(await invoke('forkAndLook')).toMatchObject({ code: 7 });
    await app.stop();
    await start();
    expect(await invoke('packed')).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
