import type { Page } from 'playwright-core';
import { type Exported, exportedBy } from '../fixtures/exported.ts';
import type { Profile } from '../fixtures/profile.ts';
import type { RunningApp } from '../fixtures/running-app.ts';
import { field, fill, issuedRegion, openIssueForm, revealIssued } from '../fixtures/screens.ts';
import type { Vendor } from '../fixtures/vendors.ts';
import type { TakePictures } from './pictures.ts';

/** What the tour says about one API, as one JSON line. */
export interface TourLine {
  api: Vendor['api'];
  /** The API's name on the screen. */
  name: string;
  issued: boolean;
  expiresAt: string | null;
  expirySource: Exported['expirySource'];
  /** Where the app says that it keeps the token's secret. */
  secretIn: 'keychain' | 'memory';
  copied: boolean;
  exported: boolean;
}

/** Issues, exports, reveals and copies one token; what does not work stays false. */
export async function tourOf(
  app: RunningApp,
  profile: Profile,
  vendor: Vendor,
  takePictures: TakePictures,
): Promise<TourLine> {
  const line: TourLine = {
    api: vendor.api,
    name: vendor.name,
    issued: false,
    expiresAt: null,
    expirySource: 'unknown',
    secretIn: 'memory',
    copied: false,
    exported: false,
  };
  try {
    await issueWithPictures(app.page, vendor, takePictures);
    line.issued = true;
    const button = (name: string) => issuedRegion(app.page).getByRole('button', { name, exact: true });
    const file = await exportedBy(profile, () => button('Export token').click());
    line.expiresAt = file.expiresAt;
    line.expirySource = file.expirySource;
    // The keychain is read again to reveal it: the file, the keychain and the clipboard must agree.
    const kept = await revealIssued(app.page);
    const sessionOnly = app.page.getByText('Session-only:', { exact: false });
    line.secretIn = (await sessionOnly.count()) > 0 ? 'memory' : 'keychain';
    line.exported = file.api === vendor.api && file.accessToken === kept;
    await button('Copy token').click();
    line.copied = await clipboardBecomes(app, kept);
  } catch (error) {
    process.stderr.write(`${vendor.name}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  return line;
}

async function issueWithPictures(page: Page, vendor: Vendor, takePictures: TakePictures): Promise<void> {
  await openIssueForm(page, vendor);
  await fill(page, { ...vendor.good(), Label: `Tour of ${vendor.name}`, Ticket: 'INC-4711' });
  await takePictures(page, `issue-${vendor.api}`, field(page, 'Connection'));
  await page.getByRole('button', { name: 'Issue token', exact: true }).click();
  await issuedRegion(page).waitFor();
  await takePictures(page, `issued-${vendor.api}`, issuedRegion(page));
}

/** True when the clipboard holds the text within five seconds. */
async function clipboardBecomes(app: RunningApp, text: string): Promise<boolean> {
  const deadline = Date.now() + 5_000;
  do {
    if ((await app.clipboardText()) === text) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < deadline);
  return false;
}
