import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRACTICE_LOGIN } from '../shared/practice/marks.ts';
import { exportedBy } from './fixtures/exported.ts';
import { goTo, issue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { VENDORS } from './fixtures/vendors.ts';

test('no token lies in the page, the output, the log or the user data', async ({ app, profile }) => {
  const { page } = app;
  const secrets: string[] = [PRACTICE_LOGIN.password, PRACTICE_LOGIN.consumerKey];
  for (const vendor of VENDORS) {
    const region = await issue(page, vendor);
    const { accessToken, refreshToken } = await exportedBy(profile, () =>
      region.getByRole('button', { name: 'Export token' }).click(),
    );
    const tokens = [accessToken, ...(refreshToken === null ? [] : [refreshToken])];
    secrets.push(...tokens);
    const shown = await page.content();
    expect(tokens.filter((token) => shown.includes(token))).toEqual([]);
  }
  await goTo(page, 'History');
  const history = await page.content();
  expect(secrets.filter((secret) => history.includes(secret))).toEqual([]);

  await app.stop();
  expect(secrets.filter((secret) => app.output().includes(secret))).toEqual([]);
  const files = filesBelow(profile.userData);
  expect(files.length).toBeGreaterThan(1);
  for (const path of files) {
    const content = readFileSync(path);
    const found = secrets.flatMap(forms).filter((form) => content.includes(form));
    expect(found, path).toEqual([]);
  }
});

/** The ways in which a text may have been written down. */
function forms(secret: string): Buffer[] {
  const utf8 = Buffer.from(secret);
  return [
    utf8,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(utf8.toString('base64').replace(/=+$/, '')),
    Buffer.from(encodeURIComponent(secret)),
  ];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
