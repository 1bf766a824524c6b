import { setTimeout as delay } from 'node:timers/promises';
import { exportedBy } from '../fixtures/exported.ts';
import { goTo, historyRows, issuedRegion } from '../fixtures/screens.ts';
import { forgetChannelSecret, makeChannelSecret, rotateChannelSecret } from './channel-secret-flow.ts';
import {
  addConnections,
  discardConnection,
  issueEverywhere,
  refuseEverywhere,
  replaceSecrets,
} from './forms.ts';
import { button, dialog } from './hands.ts';
import type { LeakFixture } from './leak-fixture.ts';
import { lockAndUnlock } from './lock-flow.ts';
import type { Hit } from './places.ts';
import { searchText } from './places.ts';
import { endSessions, signOut } from './session-flow.ts';
import { checkTokens, copySnippets, listAtVendor, renewByHand, renewByItself } from './token-flows.ts';

/** Something that agents do, after which no secret may be where it does not belong. */
export interface Flow {
  readonly name: string;
  /** What it hands out on purpose is looked at here. */
  run(fixture: LeakFixture): Promise<Hit[]>;
  /** False while there is no page. */
  readonly page: boolean;
}

const flow = (
  name: string,
  run: (fixture: LeakFixture) => Promise<Hit[] | undefined>,
  page = true,
): Flow => ({
  name,
  page,
  run: async (fixture) => (await run(fixture)) ?? [],
});
const steps = (name: string, run: (fixture: LeakFixture) => Promise<unknown>, page = true): Flow =>
  flow(name, (fixture) => run(fixture).then(() => undefined), page);

/** After a reveal the page has this long to forget, in ms. */
const FORGET_MS = 10_000;

/** In this order: each builds on those before. */
export const FLOWS: readonly Flow[] = [
  steps('connect, test, save', addConnections),
  flow('refused, discarded', discardConnection),
  steps('replace secrets', replaceSecrets),
  steps('issue at all four', issueEverywhere),
  flow('refused with an echo', refuseEverywhere),
  flow('sessions renewed', (fixture) => endSessions(fixture, true)),
  flow('sessions opened anew', (fixture) => endSessions(fixture, false)),
  steps('reveal, hide, 10 s', async ({ page }) => {
    await goTo(page, 'Issue token');
    await button(issuedRegion(page), 'Reveal token').click();
    await issuedRegion(page).getByRole('region', { name: 'Revealed value' }).waitFor();
    await button(issuedRegion(page), 'Hide token').click();
    await delay(FORGET_MS);
  }),
  steps('copy', async ({ page }) => {
    await button(issuedRegion(page), 'Copy token').click();
    await delay(500);
  }),
  flow('export', async ({ page, profile, canaries }) => {
    const file = await exportedBy(profile, () => button(issuedRegion(page), 'Export token').click());
    const there = canaries.find(Buffer.from(file.accessToken)).length > 0;
    return there ? [] : [{ where: 'exported file', what: 'the token is not in it' }];
  }),
  flow('channel secret', makeChannelSecret),
  flow('channel secret rotated', rotateChannelSecret),
  flow('channel secret forgotten', forgetChannelSecret),
  flow('snippets with token', copySnippets),
  steps('check token', checkTokens),
  steps('list at the vendor', listAtVendor),
  flow('renew', renewByHand),
  flow('automatic renewal', renewByItself),
  steps('history, details', async ({ page }) => {
    await goTo(page, 'History');
    for (const row of await historyRows(page).all()) {
      await row.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Details' }).click();
      await dialog(page).getByText('Issued', { exact: false }).first().waitFor();
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
    }
  }),
  flow('copy log', async ({ page, app, canaries }) => {
    await goTo(page, 'Settings');
    await button(page, 'Copy log').click();
    await page.getByText('Log copied').first().waitFor();
    const text = await app.clipboardText();
    return [
      ...searchText('clipboard', text, canaries),
      ...(text.includes('issue.') ? [] : [{ where: 'clipboard', what: 'the log is not in it' }]),
    ];
  }),
  steps('lock and unlock', lockAndUnlock),
  steps(
    'page crashes',
    async ({ page }) => {
      await goTo(page, 'Issue token');
      const session = await page.context().newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
      await delay(500);
    },
    false,
  ),
  steps('app is killed', (fixture) => fixture.killMain(), false),
  steps('start again, issue', async (fixture) => {
    await fixture.start();
    await issueEverywhere(fixture);
  }),
  flow('sign out', signOut),
  steps('delete everything', async ({ page }) => {
    await goTo(page, 'History');
    const table = page.getByRole('table', { name: 'Tokens' });
    // Only the rows in view are drawn: the table says how many there are.
    const rowCount = (): Promise<string | null> => table.getAttribute('aria-rowcount');
    while ((await historyRows(page).count()) > 0) {
      const before = await rowCount();
      await historyRows(page).first().getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: /^Delete/ }).click();
      await button(dialog(page), 'Delete token').click();
      await dialog(page).waitFor({ state: 'detached' });
      for (let tries = 0; tries < 100 && (await table.count()) > 0 && (await rowCount()) === before; tries++)
        await delay(100);
    }
    await goTo(page, 'Connections');
    const items = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Delete' }) });
    for (let left = await items.count(); left > 0; left = await items.count()) {
      await items.first().getByRole('button', { name: 'Delete' }).click();
      await button(dialog(page), 'Delete connection').click();
      await dialog(page).waitFor({ state: 'detached' });
      await items.nth(left - 1).waitFor({ state: 'detached' });
    }
  }),
];

/** Without a keychain: secrets are in memory only, and gone with the process. */
export const MEMORY_FLOWS: readonly Flow[] = [
  steps('memory: connect', addConnections),
  steps('memory: issue', issueEverywhere),
  flow('memory: refused', refuseEverywhere),
  flow('memory: sessions', (fixture) => endSessions(fixture, true)),
  flow('memory: channel secret', makeChannelSecret),
  steps('memory: killed', (fixture) => fixture.killMain(), false),
  steps('memory: start again', (fixture) => fixture.start()),
];
