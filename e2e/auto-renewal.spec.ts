import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PRACTICE_MARKS } from '../shared/practice/marks.ts';
import { field, goTo, historyRows, issue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

const details = (page: Page) => page.getByRole('dialog');

/** Issues a token that lives 12 seconds and switches its automatic renewal on in its details. */
async function switchOn(page: Page): Promise<void> {
  await issue(page, vendorOf('commvault'), {
    'Token name': `${PRACTICE_MARKS.briefLife}-1`,
    'Token type': 'ALL',
  });
  await goTo(page, 'History');
  await historyRows(page).first().getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  const select = field(details(page), 'Renew automatically');
  await expect(select).toHaveValue('');
  await select.selectOption('5 minutes before expiry');
  await expect(select).toHaveValue('5');
}

test('a token is renewed before it expires, and the agent is told nothing of an expiry', async ({ app }) => {
  const { page } = app;
  await switchOn(page);
  await expect(details(page)).toContainText(/Next renewal: |due now/);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  await expect(details(page).getByText('Token renewed, automatically').first()).toBeVisible({
    timeout: 15_000,
  });
  await expect(field(details(page), 'Renew automatically')).toHaveValue('5');
  await page.keyboard.press('Escape');
  await expect(historyRows(page).first()).toContainText('auto-renewal');
  expect(app.output()).not.toContain('notification');

  await historyRows(page).first().getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await field(details(page), 'Renew automatically').selectOption('Off');
  await expect(details(page)).toContainText('Token auto renewal set, off');
  await expect(details(page).getByText(/Next renewal/)).toBeHidden();
});

test('after a restart it goes on, and the end of it is said', async ({ start }) => {
  const first = await start({ practice: true });
  await switchOn(first.page);
  await first.stop();

  // The practice server has forgotten its tokens meanwhile, and may listen elsewhere.
  const second = await start({ practice: true });
  const { page } = second;
  await expect
    .poll(() => second.output(), { timeout: 15_000 })
    .toContain(`notification: Automatic renewal of “${PRACTICE_MARKS.briefLife}-1”`);
  await goTo(page, 'History');
  const row = historyRows(page).first();
  await expect(row).toContainText('auto-renewal ended');
  await row.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await expect(details(page)).toContainText(/Automatic renewal has ended\. .*Commvault/);
  await expect(field(details(page), 'Renew automatically')).toHaveValue('');
});

test('other vendors’ tokens have none', async ({ app }) => {
  const { page } = app;
  await issue(page, vendorOf('crmcom'));
  await goTo(page, 'History');
  await historyRows(page).first().getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await expect(details(page).getByRole('button', { name: 'Export token' })).toBeVisible();
  await expect(field(details(page), 'Renew automatically')).toHaveCount(0);
});
