import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { PRACTICE_MARKS, PRACTICE_RECORDS } from '../shared/practice/marks.ts';
import { fill, goTo, historyRows, issue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

const commvault = vendorOf('commvault');

/** Issues a token and opens the list beside the history. */
async function openAfterIssue(page: Page, name: string): Promise<void> {
  await issue(page, commvault, { 'Token name': name, 'Token type': 'ALL' });
  await openList(page);
}

async function openList(page: Page): Promise<void> {
  await goTo(page, 'History');
  await page.getByRole('tab', { name: 'At the vendor' }).click();
  await page.getByRole('table', { name: 'Tokens at the vendor' }).waitFor();
}

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('table', { name: 'Tokens at the vendor' }).getByRole('row').filter({ hasText: name });

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('the vendor’s list stands beside ours, and can be filtered', async ({ app }) => {
  const { page } = app;
  await issue(page, commvault, { 'Token name': `${PRACTICE_MARKS.gone}-1`, 'Token type': 'ALL' });
  await openAfterIssue(page, 'in-both-1');
  await expect(rowOf(page, 'in-both-1')).toContainText('In both');
  await expect(rowOf(page, PRACTICE_RECORDS.scimToken)).toContainText('Only at the vendor');
  const gone = rowOf(page, PRACTICE_MARKS.gone);
  await expect(gone).toContainText('Only here');
  await expect(gone).toContainText('revoked');
  await expect(page.getByText(/^Read at /)).toBeVisible();
  expect(await problems(page)).toEqual([]);

  await page.getByRole('button', { name: /^Only at the vendor/ }).click();
  await expect(rowOf(page, 'in-both-1')).toBeHidden();
  await expect(rowOf(page, PRACTICE_RECORDS.consoleToken)).toBeVisible();

  await page.getByRole('button', { name: /^All/ }).click();
  await page.getByLabel('User ID').fill(PRACTICE_RECORDS.serviceUser);
  await page.keyboard.press('Enter');
  await expect(rowOf(page, PRACTICE_RECORDS.serviceToken)).toBeVisible();
  await expect(rowOf(page, 'in-both-1')).toBeHidden();
  await page.getByLabel('User ID').fill('');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'in-both-1')).toBeVisible();

  // Nothing is marked by itself; the agent says that it is gone.
  await page.getByRole('button', { name: /^Only here/ }).click();
  await gone.getByRole('button', { name: 'Mark as gone…' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('another user');
  await question.getByRole('button', { name: 'Mark as gone', exact: true }).click();
  await expect(gone).toBeHidden();
  await page.getByRole('tab', { name: 'Tokens', exact: true }).click();
  const row = historyRows(page).filter({ hasText: PRACTICE_MARKS.gone });
  await expect(row).toContainText('Revoked');
  await expect(row.getByRole('button', { name: 'Copy token' })).toBeHidden();
});

test('an adopted token is in the history without its secret, and is revoked from there', async ({ app }) => {
  const { page } = app;
  const { consoleToken } = PRACTICE_RECORDS;
  await openList(page);
  await rowOf(page, consoleToken).getByRole('button', { name: 'Adopt' }).click();
  await expect(rowOf(page, consoleToken)).toContainText('In both');
  await expect(rowOf(page, consoleToken)).toContainText('adopted, no secret');
  await rowOf(page, consoleToken).getByRole('button', { name: 'Show' }).click();
  const details = page.getByRole('dialog');
  await expect(details).toContainText('it cannot be copied, exported or renewed here');
  await expect(details.getByRole('button', { name: /copy|export|reveal|renew/i })).toHaveCount(0);
  await expect(details).toContainText('Token adopted');
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Tokens', exact: true }).click();
  const row = historyRows(page).filter({ hasText: consoleToken });
  await expect(row).toContainText('adopted, no secret');
  await row.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Revoke token' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke token', exact: true }).click();
  await expect(row).toContainText('Revoked');
  await openList(page);
  await expect(rowOf(page, PRACTICE_RECORDS.scimToken)).toBeVisible();
  await expect(rowOf(page, consoleToken)).toBeHidden();
});

test('edits a token at the vendor, and what the vendor refuses stands beside its field', async ({ app }) => {
  const { page } = app;
  await openAfterIssue(page, 'before-1');
  await rowOf(page, 'before-1').getByRole('button', { name: 'Edit…' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Save at the vendor' }).click();
  await expect(form).toContainText('Nothing was changed');
  await fill(form, { 'Token name': PRACTICE_RECORDS.consoleToken });
  await form.getByRole('button', { name: 'Save at the vendor' }).click();
  await expect(form.getByRole('alert')).toContainText('already present');
  await expect(form.getByLabel('Token name')).toBeFocused();
  await fill(form, { 'Token name': 'after-1', 'Token type': 'CUSTOM' });
  await form.getByRole('button', { name: 'Save at the vendor' }).click();
  await expect(form).toContainText('CUSTOM needs at least one API endpoint');
  await fill(form, { 'API endpoints': '/plan' });
  expect(await problems(page)).toEqual([]);
  await form.getByRole('button', { name: 'Save at the vendor' }).click();
  await expect(form).toBeHidden();
  await expect(rowOf(page, 'after-1')).toContainText('CUSTOM');
  await page.getByRole('tab', { name: 'Tokens', exact: true }).click();
  await expect(historyRows(page).first()).toContainText('after-1');

  // From the details too; MS_SCIM has no other scope.
  await issue(page, commvault, { 'Token name': 'scim-1', 'Token type': 'MS_SCIM' });
  await goTo(page, 'History');
  await page.getByRole('button', { name: 'scim-1' }).click();
  await page.getByRole('button', { name: 'Edit at the vendor…' }).click();
  await expect(form.last().getByLabel('Token type').locator('option')).toHaveText(['MS_SCIM']);
  await fill(form.last(), { 'Token name': 'scim-2' });
  await form.last().getByRole('button', { name: 'Save at the vendor' }).click();
  await expect(form).toHaveCount(1);
  await expect(form).toContainText('scim-2');
  await expect(form).toContainText('Token edited');
});

test('a lost answer is said, the list shows the truth, and the history takes it over', async ({ app }) => {
  const { page } = app;
  const name = `${PRACTICE_MARKS.editLost}-1`;
  await openAfterIssue(page, name);
  await rowOf(page, name).getByRole('button', { name: 'Edit…' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'In 30 days' }).click();
  await form.getByRole('button', { name: 'Save at the vendor' }).click();
  await expect(form.getByRole('alert')).toContainText('may or may not be changed');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(rowOf(page, name)).toContainText('Changed there: renewable until');
  await rowOf(page, name).getByRole('button', { name: 'Update here' }).click();
  await expect(rowOf(page, name)).not.toContainText('Changed there');
});

test('revokes what only the vendor knows, after a question', async ({ app }) => {
  const { page } = app;
  await openList(page);
  await rowOf(page, PRACTICE_RECORDS.scimToken).getByRole('button', { name: 'Revoke…' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('a program or a colleague may depend on it');
  await question.getByRole('button', { name: 'Revoke token', exact: true }).click();
  await expect(question).toBeHidden();
  await expect(rowOf(page, PRACTICE_RECORDS.scimToken)).toBeHidden();
  await page.getByRole('tab', { name: 'Activity' }).click();
  await expect(page.getByRole('table', { name: 'Activity' })).toContainText(PRACTICE_RECORDS.scimToken);
});

test('from the connection to its list; a refusal is in the vendor’s words', async ({ app }) => {
  const { page } = app;
  await goTo(page, 'Connections');
  const item = page.getByRole('listitem').filter({ hasText: 'Practice: Commvault' });
  await expect(page.getByRole('button', { name: 'Tokens at the server' })).toHaveCount(1);
  await item.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog, { Authtoken: 'QSDK wrong-practice-token' });
  await dialog.getByRole('button', { name: 'Save connection' }).click();
  await expect(dialog).toBeHidden();
  await item.getByRole('button', { name: 'Tokens at the server' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Access denied');
  await expect(alert).toContainText('needs a valid login');
});
