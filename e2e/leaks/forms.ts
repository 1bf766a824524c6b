import type { Locator, Page } from 'playwright-core';
import { field, fill, goTo, issuedRegion } from '../fixtures/screens.ts';
import type { Inputs } from '../fixtures/vendors.ts';
import type { Canaries } from './canaries.ts';
import { connectionName, FORMS, type Forms } from './form-list.ts';
import { button, dialog, typeSecrets } from './hands.ts';
import type { LeakFixture } from './leak-fixture.ts';
import { type Hit, searchText } from './places.ts';
import { REFUSED } from './vendors.ts';

/** Adds a connection to each vendor, and tests it before it is saved. */
export async function addConnections({ page, canaries, vendors }: LeakFixture): Promise<void> {
  await goTo(page, 'Connections');
  for (const { api, vendor, name, connection, urls, connectionSecrets } of FORMS) {
    await button(page, 'Add connection').first().click();
    const all = { 'Base URL': vendors.baseUrls[api], ...connection, ...urls?.(vendors.baseUrls) };
    await fillConnection(page, { API: vendor, Name: connectionName(name) }, all);
    await typeSecrets(dialog(page), page, minted(name, connectionSecrets, canaries));
    await button(page, 'Test connection').click();
    await tested(page);
    await button(page, 'Save connection').click();
    await dialog(page).waitFor({ state: 'detached' });
  }
}

/** Types secrets into a new connection, is refused with an echo, and gives up. */
export async function discardConnection({ page, canaries, vendors }: LeakFixture): Promise<Hit[]> {
  const hits: Hit[] = [];
  await goTo(page, 'Connections');
  for (const { api, vendor, name, connection, urls, connectionSecrets } of FORMS) {
    await button(page, 'Add connection').first().click();
    const baseUrls = { ...vendors.baseUrls, [api]: `${vendors.baseUrls[api]}/${REFUSED}` };
    const all = { 'Base URL': baseUrls[api], ...connection, ...urls?.(baseUrls) };
    await fillConnection(page, { API: vendor, Name: 'Discarded' }, all);
    await typeSecrets(dialog(page), page, minted(`${name}, discarded`, connectionSecrets, canaries));
    await button(page, 'Test connection').click();
    hits.push(...searchText(`refused test, ${name}`, await tested(page), canaries));
    await button(dialog(page), 'Cancel').click();
    await button(page, 'Discard').click();
    await dialog(page).waitFor({ state: 'detached' });
  }
  return hits;
}

/** Types another secret over the stored one of each connection. */
export async function replaceSecrets({ page, canaries }: LeakFixture): Promise<void> {
  await goTo(page, 'Connections');
  for (const { name, connectionSecrets } of FORMS) {
    if (Object.keys(connectionSecrets).length === 0) continue;
    await connectionItem(page, name).getByRole('button', { name: /^Edit/ }).click();
    await typeSecrets(dialog(page), page, minted(`${name}, replaced`, connectionSecrets, canaries));
    await button(page, 'Save connection').click();
    await dialog(page).waitFor({ state: 'detached' });
  }
}

async function fillConnection(page: Page, head: Inputs, rest: Inputs): Promise<void> {
  await fill(dialog(page), head);
  const advanced = dialog(page).getByText('Advanced', { exact: true });
  if ('Web shop REST URL' in rest) await advanced.click();
  await fill(dialog(page), rest);
}

/** Waits for what the test of a connection says. */
async function tested(page: Page): Promise<string> {
  const said = dialog(page).getByRole('status').or(dialog(page).getByRole('alert'));
  return (await said.filter({ hasText: /\w/ }).first().textContent()) ?? '';
}

function minted(
  name: string,
  secrets: Forms['connectionSecrets'],
  canaries: Canaries,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).map(([label, kind]) => [label, canaries[kind](`${name} ${label}`)]),
  );
}

/** Issues a token at each vendor. */
export async function issueEverywhere(fixture: LeakFixture): Promise<void> {
  for (const { name } of FORMS) await issueOne(fixture, name);
}

/** Issues a token and waits for it. */
export async function issueOne({ page, canaries }: LeakFixture, name: string): Promise<void> {
  const forms = await openForm(page, name);
  await fill(page, { ...forms.issue, [forms.subject]: `customer-${Date.now()}`, Label: `Leak test ${name}` });
  const secrets = forms.issueSecrets.map((label) => [label, canaries.awkward(`${name} ${label}`)]);
  await typeSecrets(page, page, Object.fromEntries(secrets));
  await send(page);
  await issuedRegion(page).waitFor();
}

/** Lets each vendor refuse; then what was typed is used for a token, after which the page may forget it. */
export async function refuseEverywhere({ page, canaries }: LeakFixture): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (const { name } of FORMS) {
    const { subject, issue, issueSecrets } = await openForm(page, name);
    await fill(page, { ...issue, [subject]: REFUSED });
    const secrets = issueSecrets.map((label) => [label, canaries.awkward(`${name} ${label}, refused`)]);
    await typeSecrets(page, page, Object.fromEntries(secrets));
    await send(page);
    const refusal = page.getByRole('alert').filter({ hasText: 'You sent' }).first();
    hits.push(...searchText(`refusal, ${name}`, (await refusal.textContent()) ?? '', canaries));
    await fill(page, { [subject]: `customer-${Date.now()}` });
    await send(page);
    await issuedRegion(page).waitFor();
  }
  return hits;
}

/** Goes to the issue form of a vendor's connection. */
export async function openForm(page: Page, name: string): Promise<Forms> {
  const forms = FORMS.find((one) => one.name === name);
  if (forms === undefined) throw new Error(`There are no forms for ${name}.`);
  await goTo(page, 'Issue token');
  await field(page, 'Connection').selectOption({ label: connectionName(name) });
  return forms;
}

/** A connection in the list of connections. */
export const connectionItem = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByText(connectionName(name), { exact: true }) });

export const send = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Issue token', exact: true }).click();
