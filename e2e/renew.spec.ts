import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PRACTICE_MARKS } from '../shared/practice/marks.ts';
import { goTo, historyRows, issue, revealIssued } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

const commvault = vendorOf('commvault');
const named = (name: string) => ({ 'Token name': `${name}-1`, 'Token type': 'ALL' });

/** Chooses from the menu of the newest token, and answers the question with the same words. */
async function ask(page: Page, action: 'Renew token' | 'Revoke token'): Promise<void> {
  await historyRows(page).first().getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: action }).click();
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
}

async function openDetails(page: Page): Promise<void> {
  await historyRows(page).first().getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
}

test('a renewal brings another token, and the details say when', async ({ app }) => {
  const { page } = app;
  await issue(page, commvault);
  const old = await revealIssued(page);
  await goTo(page, 'History');
  await ask(page, 'Renew token');
  await expect(page.getByRole('dialog')).toBeHidden();
  const row = historyRows(page).first();
  await expect(row).toContainText('left');
  await row.getByRole('button', { name: 'Copy token' }).click();
  await expect.poll(() => app.clipboardText()).not.toBe('');
  expect(await app.clipboardText()).not.toBe(old);

  await openDetails(page);
  const details = page.getByRole('dialog');
  await expect(details.getByText('Token renewed')).toBeVisible();
  await expect(details.getByRole('term').filter({ hasText: /^Renewed$/ })).toBeVisible();
});

test('how to use a token, as snippets without the token', async ({ app }) => {
  const { page } = app;
  await issue(page, commvault);
  await goTo(page, 'History');
  await openDetails(page);
  const details = page.getByRole('dialog');
  await expect(details.getByText('Authorization: Bearer $TOKEN')).toBeVisible();
  await details.getByRole('tab', { name: 'Python' }).click();
  await details.getByRole('button', { name: 'Copy snippet' }).click();
  await expect.poll(() => app.clipboardText()).toContain("token = '$TOKEN'");
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
});

test('a revoked token stays in the history, and nothing can be copied', async ({ app }) => {
  const { page } = app;
  await issue(page, commvault);
  await goTo(page, 'History');
  const row = historyRows(page).first();
  await row.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Revoke token' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('cannot be undone');
  await question.getByRole('button', { name: 'Revoke token', exact: true }).click();
  await expect(row).toContainText('Revoked');
  await expect(row.getByRole('button', { name: 'Copy token' })).toBeHidden();
  await page.getByRole('combobox', { name: 'State' }).selectOption('Revoked');
  await expect(historyRows(page)).toHaveCount(1);
});

test('what the vendor refuses is in its words, and what is lost is said', async ({ app }) => {
  const { page } = app;
  const alert = page.getByRole('dialog').getByRole('alert');
  await issue(page, commvault, named(PRACTICE_MARKS.revocationRefused));
  await goTo(page, 'History');
  await ask(page, 'Revoke token');
  await expect(alert).toContainText('you may not delete this token');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await issue(page, commvault, named(PRACTICE_MARKS.renewalLost));
  await goTo(page, 'History');
  // The rows of the last visit may stand for a moment.
  await expect(historyRows(page).first()).toContainText(PRACTICE_MARKS.renewalLost);
  await ask(page, 'Renew token');
  await expect(alert).toContainText('may have been renewed');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(historyRows(page).first()).toContainText('renewal unknown');
  await openDetails(page);
  await expect(page.getByRole('dialog')).toContainText('Cannot be renewed');
});

test('other vendors’ tokens have neither', async ({ app }) => {
  const { page } = app;
  await issue(page, vendorOf('intershop'));
  await goTo(page, 'History');
  await openDetails(page);
  const details = page.getByRole('dialog');
  await expect(details.getByRole('button', { name: 'Export token' })).toBeVisible();
  await expect(details.getByRole('button', { name: /renew|revoke/i })).toHaveCount(0);
});
