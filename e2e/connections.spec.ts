import type { Page } from '@playwright/test';
import { PRACTICE_LOGIN } from '../shared/practice/marks.ts';
import { field, fill, goTo } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const item = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('the first screen offers both ways to begin', async ({ start }) => {
  const { page } = await start();
  await expect(button(page, 'Add connection')).toBeVisible();
  await button(page, 'Practise without an account').click();
  await expect(field(page, 'Connection')).toBeVisible();
  await expect(field(page, 'Connection').getByRole('option')).toHaveCount(4);
});

test('add, test, edit and delete a connection', async ({ app }) => {
  const { page } = app;
  const baseUrl = await page.evaluate(async () => {
    const answer = await window.tokendesk.call('app.info', undefined);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value.practice.servers.find(({ api }) => api === 'intershop')?.baseUrl ?? '';
  });
  await goTo(page, 'Connections');
  await button(page, 'Add connection').click();
  await fill(dialog(page), {
    API: 'Intershop Contact Center',
    Name: 'Shop',
    'Base URL': `${baseUrl}/`,
    Login: PRACTICE_LOGIN.user,
    Password: 'wrong',
    Organization: PRACTICE_LOGIN.organization,
  });
  await button(page, 'Test connection').click();
  await expect(dialog(page).getByRole('alert')).toContainText('401');
  await fill(dialog(page), { Password: PRACTICE_LOGIN.password });
  await button(page, 'Test connection').click();
  await expect(dialog(page).getByRole('status')).toBeVisible();
  await button(page, 'Save connection').click();
  await expect(dialog(page)).toBeHidden();

  const saved = item(page, 'Shop');
  await expect(saved).toContainText(baseUrl);
  await saved.getByRole('button', { name: 'Edit' }).click();
  // A stored secret is never shown again.
  await expect(field(dialog(page), 'Password')).toHaveValue('');
  await fill(dialog(page), { Name: 'Shop, renamed' });
  await button(page, 'Save connection').click();
  const renamed = item(page, 'Shop, renamed');
  await renamed.getByRole('button', { name: 'Delete' }).click();
  await dialog(page).getByRole('button', { name: 'Delete connection' }).click();
  await expect(renamed).toHaveCount(0);
});

test('http:// needs an explicit permission unless the server is on this computer', async ({ app }) => {
  const { page } = app;
  await goTo(page, 'Connections');
  await button(page, 'Add connection').click();
  await fill(dialog(page), {
    API: 'CRM.COM',
    Name: 'Plain',
    'Base URL': 'http://crm.example.com/?x#y',
    'Application key': 'a-key',
  });
  await expect(dialog(page)).toContainText('http://crm.example.com/crmapi/rest/v2');
  await expect(dialog(page)).toContainText('Query and fragment were left out.');
  await button(page, 'Save connection').click();
  await expect(field(dialog(page), 'Base URL')).toHaveAttribute('aria-invalid', 'true');
  await dialog(page).getByRole('checkbox', { name: 'Allow unencrypted' }).check();
  await button(page, 'Save connection').click();
  await expect(dialog(page)).toBeHidden();
  await expect(item(page, 'Plain')).toBeVisible();
});

test('a stored secret is not there for another server: it must be entered again', async ({ app }) => {
  const { page } = app;
  await goTo(page, 'Connections');
  await item(page, 'Practice: Intershop Contact Center').getByRole('button', { name: 'Edit' }).click();
  const [baseUrl, password] = [field(dialog(page), 'Base URL'), field(dialog(page), 'Password')];
  const kept = /^Stored in .*Type to replace it\.$/;
  const saved = await baseUrl.inputValue();
  await expect(password).toHaveAttribute('placeholder', kept);
  await expect(password).toHaveAttribute('aria-required', 'false');

  await baseUrl.fill('https://another.example.com/INTERSHOP/rest/WFS/ContactCenter/-');
  await expect(password).not.toHaveAttribute('placeholder', kept);
  await expect(password).toHaveAttribute('aria-required', 'true');
  await expect(dialog(page)).toContainText('This is another server');
  for (const action of ['Test connection', 'Save connection']) {
    await button(page, action).click();
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await expect(dialog(page)).toContainText('The server changed: enter the password again.');
  }

  // The old server again, by another path: nothing was forgotten yet.
  await baseUrl.fill(`${new URL(saved).origin}/-`);
  await expect(password).toHaveAttribute('placeholder', kept);
  await expect(dialog(page)).not.toContainText('The server changed');
  await expect(dialog(page)).not.toContainText('This is another server');
});

test('what a test said goes as soon as the connection is edited', async ({ app }) => {
  const { page } = app;
  await goTo(page, 'Connections');
  await button(page, 'Edit Practice: Intershop Contact Center').click();
  await fill(dialog(page), { Password: 'wrong' });
  await button(page, 'Test connection').click();
  // However long the refusal is: its beginning is in view.
  await expect(dialog(page).getByRole('alert')).toBeInViewport();
  await fill(dialog(page), { Password: PRACTICE_LOGIN.password });
  await expect(dialog(page).getByRole('alert')).toBeHidden();
  await button(page, 'Test connection').click();
  await expect(dialog(page).getByRole('status')).toBeInViewport();
  await fill(dialog(page), { Login: 'somebody else' });
  await expect(dialog(page).getByRole('status')).toBeHidden();
});

test('two connections cannot have the same name', async ({ app }) => {
  const { page } = app;
  await goTo(page, 'Connections');
  await button(page, 'Add connection').click();
  await fill(dialog(page), {
    API: 'CRM.COM',
    Name: 'practice: commvault',
    'Base URL': 'https://crm.example.com',
    'Application key': 'a-key',
  });
  await button(page, 'Save connection').click();
  const name = field(dialog(page), 'Name');
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/Another connection has this name\./);
  await fill(dialog(page), { Name: 'CRM, production' });
  await button(page, 'Save connection').click();
  await expect(item(page, 'CRM, production')).toBeVisible();
});
