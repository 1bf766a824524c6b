import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type {} from './testing/fixture-api.ts';
import { type FixtureApp, startFixture } from './testing/fixture-app.ts';

let app: FixtureApp;
let page: Page;

beforeAll(async () => {
  app = await startFixture();
  ({ page } = await app.attach());
});
beforeEach(() => page.evaluate(() => window.fixture.invoke('fork')));
afterAll(() => app.stop());

/** Does one thing with the child and waits for what it says next. */
const doAndHear = (channel: string, ...args: unknown[]): Promise<unknown> =>
  page.evaluate(
    async ([name, rest]) => {
      const news = Promise.withResolvers<unknown>();
      const stop = window.fixture.onNews((...said) => news.resolve(said));
      await window.fixture.invoke(name, ...rest);
      const said = await news.promise;
      stop();
      return said;
    },
    [channel, args] as const,
  );

test('a utility process gets messages and answers', async () => {
  expect(await doAndHear('tellChild', { ask: 1 })).toEqual([
    'message',
    { heard: { ask: 1 }, argument: 'argument', type: 'utility' },
  ]);
  await doAndHear('killChild');
});

test('its exit status is reported', async () => {
  expect(await doAndHear('tellChild', 'end')).toEqual(['exit', 7]);
});

test('it can be killed while it hangs', async () => {
  await doAndHear('tellChild', 'ready?');
  await page.evaluate(() => window.fixture.invoke('tellChild', 'hang'));
  expect(await doAndHear('killChild')).toEqual(['exit', 137]);
});
