import { AxeBuilder } from '@axe-core/playwright';
import { PRACTICE_LOGIN, PRACTICE_USERS } from '../shared/practice/marks.ts';
import {
  field,
  fill,
  goTo,
  historyRows,
  issuedRegion,
  openIssueForm,
  submitIssue,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

const commvault = vendorOf('commvault');

test('known paths are added from a menu, each once, by keyboard', async ({ app }) => {
  const { page } = app;
  await openIssueForm(page, commvault);
  await fill(page, { 'Token name': 'paths-1', 'Token type': 'CUSTOM', 'API endpoints': '/mine' });
  const open = page.getByRole('button', { name: 'Add a known path…' });
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: /^\/client/ })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page, 'API endpoints')).toHaveValue('/mine\n/plan');
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: /^\/plan/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await submitIssue(page, {});
  await issuedRegion(page).waitFor();
});

test('a newer server has Hyperscale, an IP allow list and service accounts', async ({ app }) => {
  const { page } = app;
  await openIssueForm(page, commvault);
  await expect(field(page, 'Allowed IP addresses')).toHaveCount(0);
  await expect(field(page, 'Token type').getByRole('option', { name: 'Hyperscale' })).toHaveCount(0);

  await goTo(page, 'Connections');
  const baseUrl = await page.evaluate(async () => {
    const answer = await window.tokendesk.call('app.info', undefined);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.practice.servers.find(({ api }) => api === 'commvault')?.baseUrl ?? '';
  });
  await page.getByRole('button', { name: 'Add connection', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog, {
    API: 'Commvault',
    Name: 'Newer',
    'Base URL': baseUrl,
    Authentication: 'User name and password',
    'User name': PRACTICE_USERS.newer,
    Password: PRACTICE_LOGIN.password,
  });
  await dialog.getByText('Advanced', { exact: true }).click();
  await fill(dialog, { 'Server’s features': '11.42 or newer: Hyperscale, IP allow list, service accounts' });
  await page.getByRole('button', { name: 'Save connection', exact: true }).click();
  await expect(dialog).toBeHidden();

  await goTo(page, 'Issue token');
  await field(page, 'Connection').selectOption({ label: 'Newer' });
  await fill(page, {
    'Token name': 'newer-1',
    'Token type': 'Hyperscale',
    'Allowed IP addresses': '203.0.113.7\n10.0.0.9-10.0.0.1',
    'Service account (user ID)': '42',
  });
  await submitIssue(page, {});
  const addresses = field(page, 'Allowed IP addresses');
  await expect(addresses).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('“10.0.0.9-10.0.0.1” runs backwards')).toBeVisible();
  await submitIssue(page, { 'Allowed IP addresses': '203.0.113.7\n10.0.0.1-10.0.0.9' });
  await issuedRegion(page).waitFor();
  await goTo(page, 'History');
  await expect(historyRows(page).first()).toContainText('Hyperscale');
});
