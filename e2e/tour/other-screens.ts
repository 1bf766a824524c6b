import type { Page } from 'playwright-core';
import { fill, goTo, historyRows, openIssueForm, submitIssue } from '../fixtures/screens.ts';
import { vendorOf } from '../fixtures/vendors.ts';
import type { TakePictures } from './pictures.ts';

/** Pictures of a refusal, what the vendors have, the history, the details, the connections and the settings. */
export async function pictureOtherScreens(page: Page, takePictures: TakePictures): Promise<void> {
  const vendor = vendorOf('commvault');
  await openIssueForm(page, vendor);
  await submitIssue(page, vendor.refused);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  await takePictures(page, 'refusal', alert);

  await openIssueForm(page, vendorOf('intershop'));
  await page.getByRole('button', { name: 'Find customer…' }).click();
  await fill(page.getByRole('dialog'), { 'Last name': 'Practice' });
  await page.getByRole('dialog').getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await takePictures(page, 'find-customer');
  await page.keyboard.press('Escape');
  await openIssueForm(page, vendorOf('oracle'));
  await page.getByRole('button', { name: 'Find channel…' }).click();
  await page.getByRole('dialog').getByRole('option').first().click();
  await takePictures(page, 'find-channel');
  await page.keyboard.press('Escape');

  await goTo(page, 'History');
  await historyRows(page).first().waitFor();
  await takePictures(page, 'history');
  // CRM.COM's token is a JWT, so there is most to see.
  const row = historyRows(page)
    .filter({ hasText: vendorOf('crmcom').name })
    .first();
  await row.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Export token' }).waitFor();
  await takePictures(page, 'details');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: 'At the vendor' }).click();
  await page.getByRole('table').getByRole('cell').first().waitFor();
  await takePictures(page, 'at-the-vendor');

  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Add connection' }).waitFor();
  await takePictures(page, 'connections');
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('dialog').waitFor();
  await takePictures(page, 'connection-dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await goTo(page, 'Settings');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await takePictures(page, 'settings');
}
