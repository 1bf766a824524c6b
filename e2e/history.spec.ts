import { goTo, historyRows, issue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

test('search finds by label, and deleting removes one token', async ({ app }) => {
  const { page } = app;
  const vendor = vendorOf('intershop');
  await issue(page, vendor, { ...vendor.good(), Label: 'first label', Ticket: 'INC-1' });
  await issue(page, vendorOf('commvault'));
  await goTo(page, 'History');
  await expect(historyRows(page)).toHaveCount(2);

  await page.getByRole('searchbox', { name: 'Search tokens' }).fill('first label');
  await expect(historyRows(page)).toHaveCount(1);
  const row = historyRows(page).first();
  await expect(row).toContainText('INC-1');

  await row.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: /delete/i }).click();
  const question = page.getByRole('dialog');
  // What stays valid at the vendor.
  await expect(question).toContainText('Intershop offers no way to revoke it');
  await question.getByRole('button', { name: /delete/i }).click();
  await expect(historyRows(page)).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search tokens' }).fill('');
  await expect(historyRows(page)).toHaveCount(1);
});
