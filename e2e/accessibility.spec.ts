import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { goTo, issue, issuedRegion, openIssueForm, submitIssue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { VENDORS, vendorOf } from './fixtures/vendors.ts';

/** Problems that axe finds on what the window shows, in a form that a failing test can print. */
async function problems(page: Page): Promise<string[]> {
  // Legacy mode: the usual one opens a second page, and the app has one window.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ start }) => {
    // Ten analyses of whole windows; a busy computer needs seconds for each.
    test.setTimeout(180_000);
    const { page } = await start({ practice: true, colorScheme });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const vendor of VENDORS) {
      await openIssueForm(page, vendor);
      expect.soft(await problems(page), `form of ${vendor.name}`).toEqual([]);
    }
    await issue(page, vendorOf('commvault'));
    expect.soft(await problems(page), 'Token issued').toEqual([]);
    await openIssueForm(page, vendorOf('crmcom'));
    await submitIssue(page, vendorOf('crmcom').refused);
    await page.getByRole('alert').waitFor();
    expect.soft(await problems(page), 'a refusal').toEqual([]);
    for (const screen of ['History', 'Connections', 'Settings'] as const) {
      await goTo(page, screen);
      await page.getByRole('heading', { level: 1, name: screen }).waitFor();
      expect.soft(await problems(page), screen).toEqual([]);
    }
    await goTo(page, 'Connections');
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('dialog').waitFor();
    expect.soft(await problems(page), 'connection dialog').toEqual([]);
  });
}

test('a token can be issued and copied with the keyboard alone', async ({ app }) => {
  const { page } = app;
  await tabTo(page, 'Connection');
  // From the first connection (Intershop) to the second (Commvault).
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Token name');
  await page.keyboard.type('by-keyboard');
  await page.keyboard.press('Enter');
  await expect(issuedRegion(page)).toBeFocused();
  await tabTo(page, 'Copy token');
  await page.keyboard.press('Enter');
  await expect.poll(() => app.clipboardText()).not.toBe('');
});

/** Presses Tab until the control with this accessible name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByLabel(name, { exact: true }).or(page.getByRole('button', { name, exact: true }));
  for (let presses = 0; presses < 60; presses++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${name}”.`);
}
