import type { Page } from '@playwright/test';
import { exportedBy } from './fixtures/exported.ts';
import { field, fill, goTo, historyRows, issue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

const PASSPHRASE = 'made-up passphrase of a test';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a restart behind the app lock: locked until the passphrase, then everything is there', async ({
  start,
  profile,
}) => {
  const first = await start({ practice: true });
  const region = await issue(first.page, vendorOf('oracle'));
  const file = await exportedBy(profile, () => region.getByRole('button', { name: 'Export token' }).click());
  await goTo(first.page, 'Settings');
  await button(first.page, 'Set passphrase').click();
  const dialog = first.page.getByRole('dialog');
  await fill(dialog, { 'New passphrase': PASSPHRASE, 'Repeat the new passphrase': PASSPHRASE });
  await dialog.getByRole('button', { name: 'Set passphrase' }).click();
  await expect(dialog).toBeHidden();
  await first.stop();

  const { page, clipboardText } = await start({ locked: true });
  // The countdown goes on, and nothing that reaches a secret is there: not on the screen, not behind it.
  const row = historyRows(page).first();
  await expect(row.getByRole('cell').filter({ hasText: /^\d.* left/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Issue token' })).toHaveCount(0);
  await expect(row.getByRole('button')).toHaveCount(0);
  expect(await refusedCode(page)).toBe('app-locked');

  await field(page, 'Passphrase').fill('not the passphrase');
  await button(page, 'Unlock').click();
  await expect(page.getByText(/not the passphrase/i).first()).toBeVisible();
  await expect(button(page, 'Unlock')).toBeEnabled();
  await field(page, 'Passphrase').fill(PASSPHRASE);
  await button(page, 'Unlock').click();
  await expect(page.getByRole('link', { name: 'Issue token' })).toBeVisible();

  await goTo(page, 'History');
  await historyRows(page).first().getByRole('button', { name: 'Copy token' }).click();
  await expect.poll(clipboardText).toBe(file.accessToken);
});

/** What the main process says to a page that asks for a secret all the same. */
async function refusedCode(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const filter = { search: '', api: null, state: null, after: null, limit: 1 };
    const history = await window.tokendesk.call('tokens.list', filter);
    const id = history.ok ? (history.value.tokens[0]?.id ?? '') : '';
    const answer = await window.tokendesk.call('tokens.copy', { id, part: 'access' });
    return answer.ok ? 'copied' : answer.error.code;
  });
}
