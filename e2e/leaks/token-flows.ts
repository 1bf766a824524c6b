import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { field, fill, goTo, historyRows, issuedRegion } from '../fixtures/screens.ts';
import { FORMS } from './form-list.ts';
import { connectionItem, issueEverywhere, openForm, send } from './forms.ts';
import { button, dialog } from './hands.ts';
import type { LeakFixture } from './leak-fixture.ts';
import type { Hit } from './places.ts';
import { handedOut } from './session-flow.ts';
import { REFUSED } from './vendors.ts';

/** Chooses from the menu of a token in the history. */
async function choose(page: Page, row: Locator, item: string): Promise<void> {
  await row.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function closeDetails(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
}

/** The newest tokens, as many as there are connections. */
async function newest(fixture: LeakFixture): Promise<Locator[]> {
  await goTo(fixture.page, 'History');
  await historyRows(fixture.page).first().waitFor();
  return FORMS.map((_form, at) => historyRows(fixture.page).nth(at));
}

/** Copies snippets with the token in them, in each language. */
export async function copySnippets(fixture: LeakFixture): Promise<Hit[]> {
  const { page, app, canaries } = fixture;
  const hits: Hit[] = [];
  await issueEverywhere(fixture);
  for (const row of await newest(fixture)) {
    await choose(page, row, 'Details');
    for (const tab of await dialog(page).getByRole('tab').all()) {
      await tab.click();
      await dialog(page).getByRole('checkbox', { name: 'With the token in it' }).check();
      await button(dialog(page), 'Copy snippet').click();
      await delay(400);
      const there = canaries.find(Buffer.from(await app.clipboardText())).length > 0;
      if (!there) hits.push({ where: 'clipboard', what: `no token in ${await tab.textContent()}` });
    }
    await closeDetails(page);
  }
  return hits;
}

/** Asks the vendors whether they take tokens: they do, and then they refuse with an echo. */
export async function checkTokens(fixture: LeakFixture): Promise<void> {
  const { page, vendors } = fixture;
  for (const refuse of [false, true]) {
    const rows = await newest(fixture);
    vendors.refuseAll(refuse);
    for (const row of rows) {
      await choose(page, row, 'Check token');
      const result = dialog(page).getByRole('region', { name: 'Result of the check' });
      await result.filter({ hasText: 'Checked' }).or(dialog(page).getByRole('alert')).first().waitFor();
      await closeDetails(page);
    }
    vendors.refuseAll(false);
  }
}

/** Lists the vendor's tokens; adopts one, edits it (refused with an echo at first) and revokes it. */
export async function listAtVendor({ page }: LeakFixture): Promise<void> {
  await goTo(page, 'Connections');
  await button(connectionItem(page, 'Commvault'), 'Tokens at the server').click();
  const row = page
    .getByRole('table', { name: 'Tokens at the vendor' })
    .getByRole('row')
    .filter({ hasText: 'Of a colleague' });
  await button(row, 'Adopt').click();
  await row.filter({ hasText: 'In both' }).waitFor();
  await button(row, 'Edit…').click();
  await fill(dialog(page), { 'Token name': REFUSED });
  await button(dialog(page), 'Save at the vendor').click();
  await dialog(page).getByText('You sent').first().waitFor();
  await fill(dialog(page), { 'Token name': 'Of another colleague' });
  await button(dialog(page), 'Save at the vendor').click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Tokens', exact: true }).click();
}

/** Renews a token, after the vendor refused with an echo of the pair. */
export async function renewByHand(fixture: LeakFixture): Promise<Hit[]> {
  const { page, vendors } = fixture;
  const before = vendors.handedOut('Commvault token');
  await choose(page, await issueBrief(fixture, 'renewed by hand'), 'Renew token');
  vendors.refuseAll(true);
  await button(dialog(page), 'Renew token').click();
  await dialog(page).getByText('You sent').first().waitFor();
  vendors.refuseAll(false);
  await button(dialog(page), 'Renew token').click();
  await dialog(page).waitFor({ state: 'detached' });
  return handedOut(fixture, 'Commvault token', before + 1);
}

/** A token that is nearly over, and renews itself. */
export async function renewByItself(fixture: LeakFixture): Promise<Hit[]> {
  const { page } = fixture;
  await choose(page, await issueBrief(fixture, 'brief'), 'Details');
  await field(dialog(page), 'Renew automatically').selectOption('5 minutes before expiry');
  await dialog(page).getByText('Token renewed, automatically').first().waitFor({ timeout: 20_000 });
  await closeDetails(page);
  return [];
}

async function issueBrief({ page }: LeakFixture, name: string): Promise<Locator> {
  const { issue, subject } = await openForm(page, 'Commvault');
  await fill(page, { ...issue, [subject]: `${name} ${Date.now()}`, Label: name });
  await send(page);
  await issuedRegion(page).waitFor();
  await goTo(page, 'History');
  const row = historyRows(page).filter({ hasText: name });
  await row.waitFor();
  return row;
}
