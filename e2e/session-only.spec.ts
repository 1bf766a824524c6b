import { goTo, historyRows, issue, revealIssued } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';

test.skip(process.platform !== 'linux', 'only Linux can be without a keychain');

test('without a keychain the app says so, works, and keeps secrets in memory only', async ({ start }) => {
  const nowhere = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
  const first = await start({ practice: true, env: nowhere });
  await expect(first.page.getByText(/session-only/i).first()).toBeVisible();

  await issue(first.page, vendorOf('crmcom'));
  expect(await revealIssued(first.page)).not.toBe('');
  await goTo(first.page, 'History');
  await expect(historyRows(first.page).first()).toContainText(/memory only/i);
  await first.stop();

  // The row survives, the secret does not, and the app says that.
  const second = await start({ practice: true, env: nowhere });
  await goTo(second.page, 'History');
  await expect(historyRows(second.page)).toHaveCount(1);
  await expect(historyRows(second.page).first()).not.toContainText(/memory only/i);
});
