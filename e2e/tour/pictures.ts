import { join } from 'node:path';
import type { Page } from 'playwright-core';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Takes a picture of what the window shows, in every size and both schemes. */
export type TakePictures = (page: Page, name: string) => Promise<void>;

/** Pictures go to `folder` as `history-1280x800-dark.png`. */
export function picturesIn(folder: string): TakePictures {
  return async (page, name) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
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
