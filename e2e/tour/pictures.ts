import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

/**
 * Takes a picture of what the window shows, in every size and both schemes.
 *
 * @param subject what the picture is about; scrolled to in every size
 */
export type TakePictures = (page: Page, name: string, subject?: Locator) => Promise<void>;

/** Pictures go to `folder` as `history-1280x800-dark.png`. */
export function picturesIn(folder: string): TakePictures {
  return async (page, name, subject) => {
    await closeMessages(page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await subject?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        const path = join(folder, `${name}-${size.width}x${size.height}-${colorScheme}.png`);
        await page.screenshot({ path, animations: 'disabled' });
      }
    }
    await page.setViewportSize(SIZES[0]);
    await page.emulateMedia({ colorScheme: 'light' });
  };
}

/** For a tour of which nobody wants to see anything. */
export const noPictures: TakePictures = async () => {};

/** Messages at the edge of the window cover what a picture is about. */
async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: 'Close message' });
  while ((await close.count()) > 0) {
    const messages = await close.count();
    // Reached by the keyboard, because a dialog may lie over it; gone meanwhile is fine too.
    await close
      .first()
      .press('Enter', { timeout: 1_000 })
      .catch(() => undefined);
    await page.waitForFunction(
      (before) => document.querySelectorAll('[aria-label="Close message"]').length < before,
      messages,
    );
  }
}
