import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {} from './testing/fixture-api.ts';
import { type FixtureApp, startFixture } from './testing/fixture-app.ts';

let app: FixtureApp;
let page: Page;

beforeAll(async () => {
  app = await startFixture();
  ({ page } = await app.attach());
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.bringToFront();
});
afterAll(() => app.stop());

const invoke = (channel: string, ...args: unknown[]): Promise<unknown> =>
  page.evaluate(([name, rest]) => window.fixture.invoke(name, ...rest), [channel, args] as const);
const paste = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test('what the app copies is what a page pastes', async () => {
  await invoke('copy', 'token-ä-1');
  expect(await paste()).toBe('token-ä-1');
  expect(await invoke('paste')).toBe('token-ä-1');
  expect(await invoke('formats')).toEqual([
    'text/plain',
    'electron application/osclipboard;format="x-secret"',
  ]);
});

test('what somebody else copies replaces the text and the formats that came with it', async () => {
  await invoke('copy', 'token-2');
  await page.evaluate(() => navigator.clipboard.writeText('from elsewhere'));
  expect(await invoke('paste')).toBe('from elsewhere');
  expect(await invoke('formats')).toEqual(['text/plain']);
});

test('clearing leaves nothing to paste', async () => {
  await invoke('copy', 'token-3');
  await invoke('clear');
  await expect.poll(paste).toBe('');
  expect(await invoke('formats')).toEqual([]);
});
