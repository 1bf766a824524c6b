import type { Locator, Page } from '@playwright/test';
import { goTo, historyRows, issue, issuedRegion } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const dialog = (page: Page) => page.getByRole('dialog');

/** Presses a button as somebody without a mouse does. */
async function press(target: Locator): Promise<void> {
  await target.focus();
  await target.press('Enter');
}

test('the connection dialogs take the focus and give it back', async ({ app }) => {
  const { page } = app;
  await goTo(page, 'Connections');
  await press(button(page, 'Add connection'));
  await expect(dialog(page).getByLabel('API', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button(page, 'Add connection')).toBeFocused();

  const items = page.getByRole('main').getByRole('listitem');
  const second = items.nth(1);
  await press(button(second, /^Test/));
  await expect(second.getByRole('status')).toBeVisible();
  await expect(button(second, /^Test/)).toBeFocused();

  await press(button(second, /^Edit/));
  await expect(dialog(page).getByLabel('Name', { exact: true })).toBeFocused();
  await press(button(dialog(page), 'Test connection'));
  await expect(dialog(page).getByRole('status')).toBeVisible();
  await expect(button(dialog(page), 'Test connection')).toBeFocused();
  await press(button(dialog(page), 'Save connection'));
  await expect(button(second, /^Edit/)).toBeFocused();

  await press(button(second, /^Delete/));
  await expect(button(dialog(page), 'Cancel')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button(second, /^Delete/)).toBeFocused();

  await press(button(second, /^Delete/));
  await press(button(dialog(page), 'Delete connection'));
  await expect(items).toHaveCount(3);
  // What took the place of the deleted one.
  await expect(items.nth(1).locator(':focus')).toHaveCount(1);
});

test('a token’s dialogs and details give the focus back', async ({ app }) => {
  const { page } = app;
  await issue(page, vendorOf('commvault'));
  await issue(page, vendorOf('crmcom'));
  await goTo(page, 'History');
  const rows = historyRows(page);
  const more = (row: number): Locator => button(rows.nth(row), 'More actions');
  const choose = async (row: number, item: string): Promise<void> => {
    await press(more(row));
    await press(page.getByRole('menuitem', { name: item }));
    await dialog(page).waitFor();
  };

  await choose(0, 'Details');
  await page.keyboard.press('Escape');
  await expect(more(0)).toBeFocused();

  await choose(1, 'Revoke token…');
  await expect(button(dialog(page), 'Cancel')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more(1)).toBeFocused();
  await choose(1, 'Revoke token…');
  await press(button(dialog(page), 'Revoke token'));
  await expect(rows.nth(1)).toContainText('Revoked');
  await expect(more(1)).toBeFocused();

  // Escape ends the question, not the details below it.
  await choose(0, 'Details');
  await press(button(dialog(page), 'Delete…'));
  await expect(button(page, 'Cancel')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button(dialog(page), 'Delete…')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();

  await choose(0, 'Delete…');
  await press(button(dialog(page), 'Delete token'));
  await expect(rows).toHaveCount(1);
  await expect(rows.first().locator(':focus')).toHaveCount(1);
});

test('what shows and copies a token keeps the focus', async ({ app }) => {
  const { page } = app;
  const region = await issue(page, vendorOf('crmcom'));
  await press(button(region, 'Reveal token'));
  await expect(region.getByRole('region', { name: 'Revealed value' })).toBeVisible();
  await expect(button(region, 'Hide token')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(region, 'Reveal token')).toBeFocused();
  await press(button(issuedRegion(page), 'Copy token'));
  await expect.poll(() => app.clipboardText()).not.toBe('');
  await expect(button(region, 'Copy token')).toBeFocused();

  await goTo(page, 'History');
  await press(button(historyRows(page).first(), 'More actions'));
  await press(page.getByRole('menuitem', { name: 'Reveal token' }));
  await press(button(dialog(page), 'Hide token'));
  await expect(button(dialog(page), 'Reveal token')).toBeFocused();
});

test('clearing the search goes on in the search box', async ({ app }) => {
  const { page } = app;
  await issue(page, vendorOf('crmcom'));
  await goTo(page, 'History');
  const search = page.getByLabel('Search tokens');
  await search.fill('nothing has these words');
  await press(button(page, 'Clear filters'));
  await expect(search).toBeFocused();
  await search.fill('nor these');
  await press(button(page, 'Clear search'));
  await expect(search).toBeFocused();
});
