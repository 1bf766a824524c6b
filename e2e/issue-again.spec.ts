import type { Page } from 'playwright-core';
import { field, goTo, historyRows, issue, issuedRegion, openIssueForm } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

const COMMVAULT = vendorOf('commvault');
const ORACLE = vendorOf('oracle');

const menuItem = async (page: Page, button: string, item: RegExp): Promise<void> => {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('a token is issued again with the same inputs and the next free name', async ({ app }) => {
  const { page } = app;
  await issue(page, COMMVAULT, {
    'Token name': 'again',
    'Token type': 'CUSTOM',
    'API endpoints': '/plan',
    Label: 'Backup',
    Ticket: 'T-7',
  });
  await goTo(page, 'History');
  await menuItem(page, 'More actions', /Issue again/);

  await expect(page.getByText(/Filled in from the token “Backup”/)).toBeVisible();
  await expect(field(page, 'Token name')).toHaveValue('again-2');
  await expect(field(page, 'API endpoints')).toHaveValue('/plan');
  await expect(field(page, 'Ticket')).toHaveValue('T-7');
  await expect(page.getByRole('button', { name: 'Issue token', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await issuedRegion(page).waitFor();
  await expect(page.getByText(/Filled in from/)).toBeHidden();
  await goTo(page, 'History');
  await expect(historyRows(page)).toHaveCount(2);
  await expect(historyRows(page).first()).toContainText('again-2');
});

test('a secret that was not remembered is asked for again, and has the focus', async ({ app }) => {
  const { page } = app;
  const inputs = ORACLE.good();
  await issue(page, ORACLE, inputs);
  await goTo(page, 'History');
  await menuItem(page, 'More actions', /Issue again/);
  await expect(field(page, 'Channel ID')).toHaveValue(inputs['Channel ID'] ?? '');
  await expect(field(page, 'Channel secret')).toHaveValue('');
  await expect(field(page, 'Channel secret')).toBeFocused();
});

test('a preset keeps the inputs without secrets and ticket, over a restart', async ({ start }) => {
  const first = await start({ practice: true });
  const { page } = first;
  await openIssueForm(page, ORACLE);
  await field(page, 'Channel ID').fill('RCHANNELPRACTICE1');
  await field(page, 'Channel secret').fill('made-up-secret');
  await field(page, 'Label').fill('Nightly');
  await field(page, 'Ticket').fill('T-8');
  for (const button of ['Save preset', 'Replace preset']) {
    await menuItem(page, 'Presets', /Save inputs as preset/);
    await field(page, 'Preset name').fill('Nightly publishing');
    await page.getByRole('button', { name: 'Save preset', exact: true }).click();
    if (button === 'Replace preset') await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Presets', exact: true })).toBeFocused();
  }

  await first.stop();
  const again = await start();
  await openIssueForm(again.page, ORACLE);
  await menuItem(again.page, 'Presets', /Nightly publishing/);
  await expect(field(again.page, 'Channel ID')).toHaveValue('RCHANNELPRACTICE1');
  await expect(field(again.page, 'Label')).toHaveValue('Nightly');
  await expect(field(again.page, 'Ticket')).toHaveValue('');
  await expect(field(again.page, 'Channel secret')).toHaveValue('');

  await menuItem(again.page, 'Presets', /Manage presets/);
  await again.page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(again.page.getByRole('dialog')).toBeHidden();
  await again.page.getByRole('button', { name: 'Presets', exact: true }).click();
  await expect(again.page.getByText('No preset for this API yet')).toBeVisible();
});

test('a favourite is listed first, and the connection used last is there after a restart', async ({
  start,
}) => {
  const first = await start({ practice: true });
  const { page } = first;
  await issue(page, COMMVAULT);
  await goTo(page, 'Connections');
  const oracle = page.getByRole('listitem').filter({ hasText: 'Oracle Content Management' });
  await oracle.getByRole('button', { name: 'Favourite' }).click();
  await expect(oracle.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'true');

  await first.stop();
  const again = await start();
  await goTo(again.page, 'Issue token');
  const choice = field(again.page, 'Connection');
  await expect(choice.locator('optgroup').first()).toHaveAttribute('label', 'Favourites');
  await expect(choice.locator('option:checked')).toContainText('Commvault');
});
