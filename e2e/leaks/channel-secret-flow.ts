import { setTimeout as delay } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { fill, issuedRegion } from '../fixtures/screens.ts';
import { ORACLE_BY_CLIENT } from './form-list.ts';
import { openForm, send } from './forms.ts';
import { button } from './hands.ts';
import type { LeakFixture } from './leak-fixture.ts';
import { searchPage } from './page-memory.ts';
import type { Hit } from './places.ts';

const NAME = 'Channel secret';

/** Opens the list of channels, and waits for the details of its one channel. */
async function openFinder({ page }: LeakFixture): Promise<Locator> {
  await openForm(page, ORACLE_BY_CLIENT);
  await button(page, 'Find channel…').click();
  const finder = page.getByRole('dialog', { name: 'Find channel' });
  await button(finder, `Change ${NAME.toLowerCase()}`).waitFor();
  return finder;
}

/** Asks the vendor to change the secret. The question stays open when it refuses. */
async function change({ page }: LeakFixture, finder: Locator, action: string): Promise<Locator> {
  await button(finder, `Change ${NAME.toLowerCase()}`).click();
  await page.getByRole('menuitem', { name: action }).click();
  const question = page.getByRole('dialog', { name: action });
  await button(question, action).click();
  return question;
}

/** Copies the secret; what the clipboard does not hold is said. */
async function copied({ app, canaries }: LeakFixture, finder: Locator): Promise<Hit[]> {
  await button(finder, 'Copy secret').click();
  await delay(500);
  const there = canaries.find(Buffer.from(await app.clipboardText())).some((hit) => hit.startsWith(NAME));
  return there ? [] : [{ where: 'clipboard', what: 'the channel secret is not in it' }];
}

/** Generates a secret, copies it, reveals it and hides it. While it is shown, the page holds this one only. */
export async function makeChannelSecret(fixture: LeakFixture): Promise<Hit[]> {
  const { page, canaries } = fixture;
  const finder = await openFinder(fixture);
  await (await change(fixture, finder, 'Generate secret')).waitFor({ state: 'detached' });
  const hits = await copied(fixture, finder);
  await button(finder, 'Reveal secret').click();
  await finder.getByRole('region', { name: 'Revealed value' }).waitFor();
  const shown = await searchPage(page, canaries);
  const names = new Set(
    shown.flatMap(({ where, what }) => (where === 'page' || where === 'page memory' ? [what] : [])),
  );
  const [only] = names;
  if (names.size !== 1 || only?.startsWith(NAME) !== true)
    hits.push({ where: 'page during a reveal', what: [...names].join(', ') || 'nothing was found' });
  await button(finder, 'Hide secret').click();
  await delay(10_000);
  await page.keyboard.press('Escape');
  await finder.waitFor({ state: 'detached' });
  return hits;
}

/** Rotates the secret, first refused with an echo, copies it, and issues a token with it. */
export async function rotateChannelSecret(fixture: LeakFixture): Promise<Hit[]> {
  const { page, vendors } = fixture;
  const finder = await openFinder(fixture);
  vendors.refuseAll(true);
  const refused = await change(fixture, finder, 'Rotate secret');
  await refused.getByRole('alert').filter({ hasText: 'You sent' }).waitFor();
  vendors.refuseAll(false);
  await button(refused, 'Cancel').click();
  await (await change(fixture, finder, 'Rotate secret')).waitFor({ state: 'detached' });
  const hits = await copied(fixture, finder);
  await button(finder, 'Use this channel').click();
  await finder.waitFor({ state: 'detached' });
  await fill(page, { Label: 'Leak test, remembered secret' });
  await send(page);
  await issuedRegion(page).waitFor();
  return hits;
}

/** Forgets the secret, generates another one and deletes that at the vendor. */
export async function forgetChannelSecret(fixture: LeakFixture): Promise<Hit[]> {
  const { page } = fixture;
  const finder = await openFinder(fixture);
  await button(finder, 'Forget secret…').click();
  const question = page.getByRole('dialog', { name: 'Forget secret' });
  await button(question, 'Forget secret').click();
  await question.waitFor({ state: 'detached' });
  await (await change(fixture, finder, 'Generate secret')).waitFor({ state: 'detached' });
  await (await change(fixture, finder, 'Delete secret')).waitFor({ state: 'detached' });
  await finder.getByText('Not remembered here').waitFor();
  await page.keyboard.press('Escape');
  await finder.waitFor({ state: 'detached' });
  return [];
}
