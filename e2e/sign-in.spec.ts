import type { Page } from '@playwright/test';
import { PRACTICE_LOGIN } from '../shared/practice/marks.ts';
import { field, fill, goTo, issuedRegion, submitIssue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const item = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const practiceUrl = (page: Page, wanted: 'commvault' | 'oracle' | 'intershop'): Promise<string> =>
  page.evaluate(async (api) => {
    const answer = await window.tokendesk.call('app.info', undefined);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.practice.servers.find((server) => server.api === api)?.baseUrl ?? '';
  }, wanted);

async function addConnection(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  await goTo(page, 'Connections');
  await button(page, 'Add connection').click();
  await fill(dialog(page), values);
}

test('a session is kept after the first token, and ends on request', async ({ app }) => {
  const { page } = app;
  await addConnection(page, {
    API: 'Commvault',
    Name: 'Signed in',
    'Base URL': await practiceUrl(page, 'commvault'),
    Authentication: 'User name and password',
    'User name': PRACTICE_LOGIN.user,
    Password: PRACTICE_LOGIN.password,
  });
  await button(page, 'Save connection').click();
  await expect(dialog(page)).toBeHidden();
  const signOut = item(page, 'Signed in').getByRole('button', { name: 'Sign out of Signed in' });
  await expect(item(page, 'Signed in')).toContainText('Credentials kept in the keychain');
  await expect(signOut).toHaveCount(0);

  await goTo(page, 'Issue token');
  await field(page, 'Connection').selectOption({ label: 'Signed in' });
  await submitIssue(page, { 'Token name': 'in a session' });
  await expect(issuedRegion(page)).toBeVisible();
  await goTo(page, 'Connections');
  await expect(item(page, 'Signed in')).toContainText(
    'Credentials kept in the keychain; signed in until Tokendesk quits',
  );
  await signOut.click();
  await expect(signOut).toHaveCount(0);
  await expect(item(page, 'Signed in')).toContainText('Credentials kept in the keychain');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
});

test('a test finds the header that the server takes, and the dialog takes it over', async ({ app }) => {
  const { page } = app;
  await addConnection(page, {
    API: 'Commvault',
    Name: 'By bearer',
    'Base URL': await practiceUrl(page, 'commvault'),
    Authtoken: PRACTICE_LOGIN.bearerAuthtoken,
  });
  await button(page, 'Test connection').click();
  const result = dialog(page).getByRole('status');
  await expect(result).toContainText('This server takes the token as Authorization: Bearer.');
  await button(page, 'Use this').click();
  await expect(button(page, 'Use this')).toHaveCount(0);
  await expect(field(dialog(page), 'Header style')).toHaveValue('bearer');
  await button(page, 'Test connection').click();
  await expect(result).toContainText('accepted the credentials');
  await expect(button(page, 'Use this')).toHaveCount(0);
  await button(page, 'Save connection').click();
  await expect(dialog(page)).toBeHidden();
});

test('a token of the identity domain authorises calls at Oracle', async ({ app }) => {
  const { page } = app;
  const baseUrl = await practiceUrl(page, 'oracle');
  await addConnection(page, {
    API: 'Oracle Content Management',
    Name: 'By client',
    'Base URL': baseUrl,
    Authorization: 'IDCS client credentials',
    'Identity domain URL': 'http://idcs.example.com',
    'Client ID': PRACTICE_LOGIN.clientId,
    'Client secret': 'wrong',
    Scope: PRACTICE_LOGIN.scope,
  });
  await button(page, 'Test connection').click();
  await expect(field(dialog(page), 'Identity domain URL')).toHaveAttribute('aria-invalid', 'true');
  await fill(dialog(page), { 'Identity domain URL': baseUrl });
  await button(page, 'Test connection').click();
  await expect(dialog(page).getByRole('alert')).toContainText('invalid_client');
  await fill(dialog(page), { 'Client secret': PRACTICE_LOGIN.clientSecret });
  await button(page, 'Test connection').click();
  await expect(dialog(page).getByRole('status')).toContainText('accepted the Authorization');
});
