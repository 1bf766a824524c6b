import { exportedBy } from './fixtures/exported.ts';
import { goTo, historyRows, issue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

test('history and secret are there again after a restart', async ({ start, profile }) => {
  const first = await start({ practice: true });
  const region = await issue(first.page, vendorOf('oracle'));
  const file = await exportedBy(profile, () => region.getByRole('button', { name: 'Export token' }).click());
  await first.stop();

  const second = await start();
  await goTo(second.page, 'History');
  const row = historyRows(second.page).first();
  await expect(row).toContainText(file.subject);
  await expect(row.getByRole('cell').filter({ hasText: /^\d.* left/ })).toBeVisible();
  await row.getByRole('button', { name: 'Copy token' }).click();
  await expect.poll(() => second.clipboardText()).toBe(file.accessToken);
});
