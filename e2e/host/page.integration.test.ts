import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {} from './testing/fixture-api.ts';
import { type FixtureApp, startFixture } from './testing/fixture-app.ts';

let app: FixtureApp;
let page: Page;

beforeAll(async () => {
  app = await startFixture();
  ({ page } = await app.attach());
});
afterAll(() => app.stop());

const invoke = (channel: string, ...args: unknown[]): Promise<unknown> =>
  page.evaluate(([name, rest]) => window.fixture.invoke(name, ...rest), [channel, args] as const);

test('a second client sees exactly the page of the app, even when the clipboard is in use', async () => {
  await invoke('copy', 'x');
  const { browser } = await app.attach();
  expect(browser.contexts().map((context) => context.pages().map((one) => one.url()))).toEqual([
    ['https://fixture.app.localhost/index.html'],
  ]);
  expect(
    page.viewportSize() ?? (await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))),
  ).toEqual({
    width: 720,
    height: 480,
  });
});

test('calls reach the main process with their values, and come back', async () => {
  const result = await page.evaluate(async () => {
    const [text, missing, date, nested] = (await window.fixture.invoke('echo', 'ä', undefined, new Date(5), {
      list: [1, null, { $: 'dollar' }],
    })) as unknown[];
    return { text, isUndefined: missing === undefined, time: (date as Date).getTime(), nested };
  });
  expect(result).toEqual({
    text: 'ä',
    isUndefined: true,
    time: 5,
    nested: { list: [1, null, { $: 'dollar' }] },
  });
});

test('a handler that throws rejects the call with its words', async () => {
  await expect(invoke('fail')).rejects.toThrow(
    "Error invoking remote method 'fail': Error: refused on purpose",
  );
  await expect(invoke('nobody')).rejects.toThrow("No handler registered for 'nobody'");
  await expect(invoke('missing')).rejects.toThrow('not in the Chromium host: app.notThere');
});

test('messages reach the listeners of the page until they are removed', async () => {
  const heard = await page.evaluate(async () => {
    const all: unknown[] = [];
    const first = Promise.withResolvers<void>();
    const stop = window.fixture.onNews((...args) => {
      all.push(args);
      first.resolve();
    });
    await window.fixture.invoke('later', 1, { two: 2 });
    await first.promise;
    stop();
    await window.fixture.invoke('later', 3);
    await window.fixture.invoke('echo');
    return all;
  });
  expect(heard).toEqual([[1, { two: 2 }]]);
});

test('the preload lives in its own world and exposes frozen values', async () => {
  const seen = await page.evaluate(() => {
    let thrown = '';
    try {
      window.fixture.failHere();
    } catch (error) {
      thrown = String(error);
    }
    return {
      start: window.seenAtStart,
      frozen: Object.isFrozen(window.fixture) && Object.isFrozen(window.fixture.numbers),
      thrown,
      leaks: Object.keys(window).filter((key) => /^(host|receive)/.test(key)),
    };
  });
  expect(seen).toEqual({
    start: { fixture: 'object', secret: 'undefined', require: 'undefined' },
    frozen: true,
    thrown: 'TypeError: thrown in the preload',
    leaks: [],
  });
});

test('the sender of a call is the main frame, or else recognisably another one', async () => {
  expect(await invoke('sender')).toEqual({
    url: 'app://fixture/index.html',
    origin: 'app://fixture',
    isMainFrame: true,
  });
  const inner = page.frame({ url: /inner\.html$/ });
  expect(await inner?.evaluate(() => window.fixture.invoke('sender'))).toEqual({
    url: 'app://fixture/inner.html',
    origin: 'app://fixture',
    isMainFrame: false,
  });
});

test("the handler's status and content security policy count in the page", async () => {
  const found = await page.evaluate(async () => ({
    inline: 'inlineRan' in window,
    fetched: await fetch('/page.js').then(
      () => 'allowed',
      () => 'refused',
    ),
    secure: isSecureContext,
  }));
  expect(found).toEqual({ inline: false, fetched: 'refused', secure: true });
});

test('everything still works after a second client reloads the page', async () => {
  await page.reload();
  expect(await invoke('about')).toEqual({
    name: 'host-fixture',
    version: '1.2.3',
    userData: app.folder,
    type: 'browser',
  });
});

test('the app decides about navigation and new windows', async () => {
  await page.getByRole('link', { name: 'Away' }).click();
  await page.getByRole('link', { name: 'New window' }).click();
  await expect
    .poll(() => invoke('windowEvents'))
    .toEqual(['will-navigate https://elsewhere.example/away', 'open https://elsewhere.example/new']);
  expect(page.url()).toBe('https://fixture.app.localhost/index.html');
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test('the theme of the app reaches the page', async () => {
  const isDark = (): Promise<boolean> =>
    page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await invoke('theme', 'dark')).toBe(true);
  await expect.poll(isDark).toBe(true);
  expect(await invoke('theme', 'light')).toBe(false);
  await expect.poll(isDark).toBe(false);
  await invoke('theme', 'system');
});
