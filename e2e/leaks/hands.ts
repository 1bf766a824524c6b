import type { Locator, Page } from 'playwright-core';
import { field } from '../fixtures/screens.ts';

/**
 * Types secrets as a keyboard does. `fill` would hand them to the page as arguments of a script, and
 * the search would find those.
 */
export async function typeSecrets(
  within: Page | Locator,
  page: Page,
  secrets: Readonly<Record<string, string>>,
) {
  for (const [label, value] of Object.entries(secrets)) {
    await field(within, label).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(value);
  }
}

export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });

export const dialog = (page: Page): Locator => page.getByRole('dialog');
