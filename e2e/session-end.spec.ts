import { issue } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { vendorOf } from './fixtures/vendors.ts';
import { command, newControlPath } from './host/testing/control.ts';

// Windows asks before it logs off; the host can play that on every system.
test.skip(({ runtime }) => runtime === 'electron', 'only the host lets a test end the session');

test('logging off waits while secrets are in memory only, and asks about them', async ({ start }) => {
  test.skip(process.platform !== 'linux', 'only Linux can be without a keychain');
  const control = newControlPath();
  const nowhere = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
  const app = await start({ practice: true, env: { ...nowhere, TOKENDESK_HOST_CONTROL: control } });
  await issue(app.page, vendorOf('crmcom'));
  expect(await command(control, { do: 'window', event: 'query-session-end' })).toEqual({ prevented: true });
  await expect.poll(() => app.output()).toContain('will be lost');
});

test('logging off goes on where nothing would be lost', async ({ start }) => {
  const control = newControlPath();
  await start({ env: { TOKENDESK_HOST_CONTROL: control } });
  expect(await command(control, { do: 'window', event: 'query-session-end' })).toEqual({ prevented: false });
});
