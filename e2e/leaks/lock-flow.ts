import type { Page } from 'playwright-core';
import { field, fill, goTo } from '../fixtures/screens.ts';
import { openForm } from './forms.ts';
import { button, dialog, typeSecrets } from './hands.ts';
import type { LeakFixture } from './leak-fixture.ts';

/** Sets a passphrase, locks with a secret typed and not sent, fails to unlock, unlocks, removes it again. */
export async function lockAndUnlock({ page, canaries }: LeakFixture): Promise<void> {
  const passphrase = canaries.awkward('passphrase');
  await goTo(page, 'Settings');
  await button(page, 'Set passphrase').click();
  await answer(page, 'Set passphrase', {
    'New passphrase': passphrase,
    'Repeat the new passphrase': passphrase,
  });

  await openForm(page, 'Oracle Content Management');
  await fill(page, { 'Channel ID': 'CHANNEL' });
  await typeSecrets(page, page, { 'Channel secret': canaries.awkward('typed before the lock') });
  await button(page, 'Lock now').click();
  await typeSecrets(page, page, { Passphrase: canaries.awkward('wrong passphrase') });
  await button(page, 'Unlock').click();
  await page
    .getByText(/not the passphrase|wrong|again/i)
    .first()
    .waitFor();
  // Each failure has to be waited out.
  await page.locator('button:enabled', { hasText: 'Unlock' }).waitFor();
  await typeSecrets(page, page, { Passphrase: passphrase });
  await button(page, 'Unlock').click();
  await field(page, 'Channel ID').waitFor();

  await goTo(page, 'Settings');
  await button(page, 'Remove passphrase').click();
  await answer(page, 'Remove passphrase', { 'Current passphrase': passphrase });
}

async function answer(page: Page, action: string, secrets: Readonly<Record<string, string>>): Promise<void> {
  await typeSecrets(dialog(page), page, secrets);
  await button(dialog(page), action).click();
  await dialog(page).waitFor({ state: 'detached' });
}
