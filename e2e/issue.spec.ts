import { exportedBy } from './fixtures/exported.ts';
import {
  field,
  goTo,
  historyRows,
  issue,
  issuedRegion,
  openIssueForm,
  submitIssue,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { VENDORS } from './fixtures/vendors.ts';

for (const vendor of VENDORS) {
  test(`${vendor.name}: issue, copy, export, history`, async ({ app, profile }) => {
    const { page } = app;
    const region = await issue(page, vendor);
    await expect(region).toContainText('left');

    const file = await exportedBy(profile, () =>
      region.getByRole('button', { name: 'Export token' }).click(),
    );
    expect(file.api).toBe(vendor.api);
    expect(file.expiresAt).not.toBeNull();

    await region.getByRole('button', { name: 'Copy token' }).click();
    await expect.poll(() => app.clipboardText()).toBe(file.accessToken);

    await goTo(page, 'History');
    const row = historyRows(page).first();
    await expect(row).toContainText(vendor.name);
    const timeLeft = row.getByRole('cell').filter({ hasText: /^\d.* left/ });
    const before = (await timeLeft.textContent()) ?? '';
    // The countdown counts; where days are left, it shows no seconds.
    if (/\ds left/.test(before)) await expect(timeLeft).not.toHaveText(before);
  });

  test(`${vendor.name}: a refusal says what the vendor said and loses nothing`, async ({ app }) => {
    const { page } = app;
    await openIssueForm(page, vendor);
    await submitIssue(page, { ...vendor.refused, Label: 'kept' });
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(vendor.refusal.status);
    await expect(alert).toContainText('What to do:');
    await expect(issuedRegion(page)).toBeHidden();

    await goTo(page, 'History');
    await goTo(page, 'Issue token');
    await expect(field(page, vendor.typed)).toHaveValue(vendor.refused[vendor.typed] ?? '');
    await expect(field(page, 'Label')).toHaveValue('kept');
  });
}
