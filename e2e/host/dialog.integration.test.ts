import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type {} from './testing/fixture-api.ts';
import { type FixtureApp, startFixture } from './testing/fixture-app.ts';

let app: FixtureApp;
afterEach(() => app.stop());

const OPTIONS = { title: 'Export token', defaultPath: 'token.json' };

test('where nobody can answer, the proposed path is taken', async () => {
  app = await startFixture();
  const { page } = await app.attach();
  const proposal = join(app.folder, 'exports', 'token.json');
  const answer = await page.evaluate(
    (path) => window.fixture.invoke('save', { defaultPath: path }),
    proposal,
  );
  expect(answer).toEqual({ canceled: false, filePath: proposal });
  expect(await app.line('[host] save dialog:')).toBe(`[host] save dialog: ${proposal}`);
});

test('where somebody can, a dialog asks', async () => {
  app = await startFixture({ env: { TOKENDESK_HOST_DIALOG: 'ask' } });
  const { page } = await app.attach();
  const save = (): Promise<unknown> =>
    page.evaluate((options) => window.fixture.invoke('save', options), OPTIONS);
  const dialog = page.getByRole('dialog', { name: 'Export token' });
  const field = dialog.getByRole('textbox', { name: 'File name' });

  const saved = save();
  await field.fill(join(app.folder, 'mine.json'));
  await field.press('Enter');
  expect(await saved).toEqual({ canceled: false, filePath: join(app.folder, 'mine.json') });

  const escaped = save();
  expect(await field.inputValue()).toMatch(/token\.json$/);
  await field.press('Escape');
  expect(await escaped).toEqual({ canceled: true, filePath: '' });

  const cancelled = save();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await cancelled).toEqual({ canceled: true, filePath: '' });
  expect(await dialog.count()).toBe(0);
});
