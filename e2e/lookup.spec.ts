import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { PRACTICE_MARKS } from '../shared/practice/marks.ts';
import { field, goTo, historyRows, issuedRegion, openIssueForm } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
const hits = (within: Locator): Locator => within.getByRole('option');

async function issueNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Issue token', exact: true }).click();
  await issuedRegion(page).waitFor();
}

test('search for a customer, use it, issue a token for it', async ({ app }) => {
  const { page } = app;
  await openIssueForm(page, vendorOf('intershop'));
  await page.getByRole('button', { name: 'Find customer…' }).click();
  const finder = dialog(page, 'Find customer');

  await finder.getByRole('button', { name: 'Search' }).click();
  await expect(finder.getByText('at least one of').first()).toBeVisible();
  await expect(field(finder, 'Search for')).toBeFocused();

  await field(finder, 'Last name').fill('nobody');
  await page.keyboard.press('Enter');
  await expect(finder.getByText('No customer found')).toBeVisible();

  await field(finder, 'Last name').fill('Example');
  await finder.getByText('More criteria').click();
  await field(finder, 'City').fill('Example Town');
  await finder.getByRole('button', { name: 'Search' }).click();
  await expect(finder.getByText('fixed maximum')).toBeVisible();
  await expect(hits(finder).first()).toHaveAttribute('aria-selected', 'true');
  // The names come after the list, which has only ids.
  await expect(hits(finder).nth(1)).toContainText('Example');
  await page.keyboard.press('ArrowDown');
  await expect(hits(finder).nth(1)).toHaveAttribute('aria-selected', 'true');
  const details = finder.getByRole('region', { name: 'Details of the customer' });
  await expect(details).toContainText('Example Town');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);

  const value = (await hits(finder).nth(1).textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(finder).toBeHidden();
  await expect(field(page, 'Customer ID')).toBeFocused();
  const id = await field(page, 'Customer ID').inputValue();
  expect(value).toContain(id);
  await issueNow(page);
  await expect(issuedRegion(page)).toContainText(id);
});

test('a user of a business customer is found, or typed', async ({ app }) => {
  const { page } = app;
  await openIssueForm(page, vendorOf('intershop'));
  await page.getByRole('button', { name: 'Find customer…' }).click();
  const finder = dialog(page, 'Find customer');
  await field(finder, 'Customer number').fill('PC-00051');
  await page.keyboard.press('Enter');
  await expect(hits(finder)).toHaveCount(2);
  await expect(finder.getByRole('region', { name: 'Details' })).toContainText('Practice Company 51 Ltd');
  await expect(field(finder, 'User ID')).toHaveValue('PRACTICE-USER-1');
  await field(finder, 'User ID').fill('PRACTICE-USER-9');
  await finder.getByRole('button', { name: 'Use this customer' }).click();
  await expect(field(page, 'Customer ID')).toHaveValue('PRACTICE-CUSTOMER-51;UserID=PRACTICE-USER-9');
  await issueNow(page);
});

test('choose a channel, make its secret, issue, rotate, delete', async ({ app }) => {
  const { page } = app;
  await openIssueForm(page, vendorOf('oracle'));
  const open = (): Promise<void> => page.getByRole('button', { name: 'Find channel…' }).click();
  const finder = dialog(page, 'Find channel');
  await open();
  await expect(hits(finder)).toHaveCount(50);
  await finder.getByRole('button', { name: 'Load more' }).click();
  await expect(hits(finder)).toHaveCount(100);

  await field(finder, 'Channel name').fill('without a secret');
  await page.keyboard.press('Enter');
  await expect(hits(finder)).toHaveCount(1);
  const details = finder.getByRole('region', { name: 'Details of the channel' });
  await expect(details).toContainText('Secure');
  await expect(details).toContainText('practice-rchannelpractice2');
  await details.getByRole('button', { name: 'Copy channel token' }).click();
  await expect.poll(() => app.clipboardText()).toBe('practice-rchannelpractice2');
  await expect(details).toContainText('Not remembered here');

  const change = async (action: string): Promise<Locator> => {
    await details.getByRole('button', { name: 'Change channel secret' }).click();
    await page.getByRole('menuitem', { name: action }).click();
    const question = dialog(page, action);
    await question.getByRole('button', { name: action, exact: true }).click();
    return question;
  };
  await expect(await change('Generate secret')).toBeHidden();
  await expect(details).toContainText('The new one is in the keychain');
  await details.getByRole('button', { name: 'Copy secret' }).click();
  await expect.poll(() => app.clipboardText()).toMatch(/=$/);
  const first = await app.clipboardText();
  await details.getByRole('button', { name: 'Reveal secret' }).click();
  await expect(details.getByRole('region', { name: 'Revealed value' })).toHaveText(first);
  await details.getByRole('button', { name: 'Hide secret' }).click();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);

  // A second one is refused in the vendor's words, above the question.
  const refused = await change('Generate secret');
  await expect(refused.getByRole('alert')).toContainText('already has a channel secret');
  await refused.getByRole('button', { name: 'Cancel' }).click();
  await expect(finder).toBeVisible();

  await finder.getByRole('button', { name: 'Use this channel' }).click();
  await expect(field(page, 'Channel ID')).toHaveValue('RCHANNELPRACTICE2');
  await expect(field(page, 'Channel secret')).toHaveAttribute('placeholder', /Remembered/);
  await issueNow(page);
  await expect(issuedRegion(page)).toContainText('Service-wide');

  await open();
  await field(finder, 'Channel name').fill('without a secret');
  await page.keyboard.press('Enter');
  await expect(hits(finder)).toHaveCount(1);
  await expect(await change('Rotate secret')).toBeHidden();
  await details.getByRole('button', { name: 'Copy secret' }).click();
  await expect.poll(() => app.clipboardText()).not.toBe(first);
  await expect(await change('Delete secret')).toBeHidden();
  await expect(details).toContainText('Not remembered here');
  await page.keyboard.press('Escape');
  await expect(finder).toBeHidden();
  await expect(page.getByRole('button', { name: 'Find channel…' })).toBeFocused();

  await goTo(page, 'History');
  await expect(historyRows(page).first()).toContainText('service-wide');
});

test('an answer that never arrived is said until the agent has seen it', async ({ start }) => {
  const first = await start({ practice: true });
  await openIssueForm(first.page, vendorOf('oracle'));
  await first.page.getByRole('button', { name: 'Find channel…' }).click();
  const finder = dialog(first.page, 'Find channel');
  await field(finder, 'Channel name').fill('breaks off');
  await first.page.keyboard.press('Enter');
  await expect(hits(finder)).toHaveCount(1);
  await finder.getByRole('button', { name: 'Change channel secret' }).click();
  await first.page.getByRole('menuitem', { name: 'Rotate secret' }).click();
  const question = dialog(first.page, 'Rotate secret');
  await question.getByRole('button', { name: 'Rotate secret', exact: true }).click();
  await expect(question.getByRole('alert')).toContainText('the old one may no longer work');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(finder.getByText('the old one may no longer work')).toBeVisible();
  await first.stop();

  const { page } = await start({ practice: true });
  const told = page.getByRole('region', { name: 'An answer never arrived' });
  await expect(told).toContainText(PRACTICE_MARKS.cut);
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toBeHidden();
});
