import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_RECORDS } from '../shared/practice/marks.ts';
import { goTo, historyRows, issue, revealIssued } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { VENDORS, vendorOf } from './fixtures/vendors.ts';

/** Chooses from the menu of the newest token. */
async function choose(page: Page, item: string): Promise<void> {
  await historyRows(page).first().getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

const details = (page: Page): Locator => page.getByRole('dialog');
const result = (page: Page): Locator => details(page).getByRole('region', { name: 'Result of the check' });

for (const vendor of VENDORS) {
  test(`${vendor.name} takes a token that it has just issued`, async ({ app }) => {
    const { page } = app;
    await issue(page, vendor);
    await goTo(page, 'History');
    await choose(page, 'Check token');
    await expect(result(page)).toContainText('Accepted.');
    await expect(result(page)).toContainText('Checked');
    await expect(page.getByRole('status').filter({ hasText: 'Accepted.' })).toHaveCount(1);
    await expect(details(page).getByText('Token checked')).toBeVisible();
  });
}

test('finds the header that works, sets it, and the focus stays', async ({ app }) => {
  const { page } = app;
  await issue(page, vendorOf('commvault'), {
    'Token name': `${PRACTICE_MARKS.authtokenOnly}-1`,
    'Token type': 'ALL',
  });
  await goTo(page, 'History');
  await choose(page, 'Details');
  await details(page).getByRole('button', { name: 'Check token' }).click();
  await expect(result(page)).toContainText('This server takes it in the header Authtoken');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  await result(page).getByRole('button', { name: 'Use this header' }).click();
  await expect(result(page).getByRole('button')).toHaveCount(0);
  await expect(result(page)).toContainText('Accepted.');
  await expect(details(page).getByRole('button', { name: 'Check token' })).toBeFocused();
  // How to use the token follows the setting.
  await expect(details(page).getByText('-H "Authtoken: $TOKEN"')).toBeVisible();
});

test('what cannot be asked is said, with what to do', async ({ app }) => {
  const { page } = app;
  await issue(page, vendorOf('crmcom'), {
    'Identify by': 'Authentication code',
    'Authentication code': PRACTICE_RECORDS.authenticationCode,
  });
  await goTo(page, 'History');
  await choose(page, 'Check token');
  await expect(details(page).getByRole('alert')).toContainText('Nothing was sent.');
});

test('CRM.COM takes a JWT with its organisation', async ({ app }) => {
  const { page } = app;
  await issue(page, vendorOf('crmcom'), {
    'Identify by': 'JWT and organisation',
    JWT: PRACTICE_RECORDS.jwt,
    Organisation: PRACTICE_LOGIN.organization,
  });
});

test('a snippet has the token in it only on request, each time', async ({ app }) => {
  const { page } = app;
  await issue(page, vendorOf('commvault'));
  const token = await revealIssued(page);
  await goTo(page, 'History');
  await choose(page, 'Details');
  await details(page).getByRole('tab', { name: 'Postman' }).click();
  const box = details(page).getByRole('checkbox', { name: 'With the token in it' });
  await expect(box).not.toBeChecked();
  await box.check();
  await details(page).getByRole('button', { name: 'Copy snippet' }).click();
  await expect.poll(() => app.clipboardText()).toContain(`"value": "${token}"`);
  expect(await page.content()).not.toContain(token);
  await expect(box).not.toBeChecked();
  await details(page).getByRole('button', { name: 'Copy snippet' }).click();
  await expect.poll(() => app.clipboardText()).toContain('"value": "$TOKEN"');
});
