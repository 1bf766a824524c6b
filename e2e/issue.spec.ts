import { PRACTICE_MARKS } from '../shared/practice/marks.ts';
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
import { VENDORS, vendorOf } from './fixtures/vendors.ts';

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

test('label and ticket belong to one token: the next form starts without them', async ({ app }) => {
  const { page } = app;
  const inputs = vendorOf('intershop').good();
  await issue(page, vendorOf('intershop'), { ...inputs, Label: 'first', Ticket: 'INC-1' });
  await expect(field(page, 'Label')).toHaveValue('');
  await expect(field(page, 'Ticket')).toHaveValue('');
  await expect(field(page, 'Customer ID')).toHaveValue(inputs['Customer ID'] ?? '');
  await expect(issuedRegion(page)).toContainText('INC-1');
});

test('a wait says for whom and for how long, and the button keeps the focus', async ({ app }) => {
  const { page } = app;
  await openIssueForm(page, vendorOf('intershop'));
  await field(page, 'Customer ID').fill(PRACTICE_MARKS.hang);
  const submit = page.getByRole('button', { name: 'Issue token', exact: true });
  await submit.focus();
  await submit.press('Enter');
  await expect(page.getByText(/^Waiting for Intershop Contact Center… [2-9] s$/)).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: /^Waiting for Intershop Contact Center\.$/ }),
  ).toHaveCount(1);
  await expect(submit).toBeFocused();
  await expect(page.getByText('if you cancel it now, a token may have been created')).toBeVisible({
    timeout: 20_000,
  });
});

test('a request that runs can be cancelled, and what may have happened is said', async ({ app }) => {
  const { page } = app;
  await openIssueForm(page, vendorOf('intershop'));
  await field(page, 'Customer ID').fill(PRACTICE_MARKS.hang);
  await page.getByRole('button', { name: 'Issue token', exact: true }).click();
  await expect(page.getByText(/^Waiting for Intershop Contact Center… [2-9] s$/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel request' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Cancelled. The request had left, so a token may have been created.',
  );
  await expect(page.getByRole('button', { name: 'Cancel request' })).toHaveCount(0);
});
