import { afterEach, describe, expect, it } from 'vitest';
import { failureOf, issue, pairOf, tokenOf } from '../support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../support/practice-app.ts';

// The real keychain process, with and without D-Bus.

let practice: PracticeApp;
afterEach(() => practice.close());

const withoutDBus = (): NodeJS.ProcessEnv => ({
  ...process.env,
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
  DISPLAY: '',
});

describe('without a keychain', () => {
  it('works in memory, says why, and says after a restart what is gone', async () => {
    practice = await openPracticeApp({ keychain: 'system', env: withoutDBus() });
    const status = await practice.app.ask('keychain.status');
    expect(status).toMatchObject({ state: 'unavailable', remedy: expect.stringContaining('gnome-keyring') });
    const { id, secretStore } = await issue(practice.app, 'commvault');
    const [access] = await pairOf(practice.app, id);
    expect(secretStore).toBe('session');
    expect(practice.everythingWritten()).not.toContain(access);
    await practice.restart();
    expect((await tokenOf(practice.app, id)).secretStore).toBe('lost');
    expect((await failureOf(practice.app, 'tokens.reveal', { id, part: 'access' })).message).toContain(
      'in memory only',
    );
    await practice.app.ask('tokens.delete', { id });
    expect(await failureOf(practice.app, 'tokens.details', { id })).toMatchObject({ code: 'not-found' });
  });

  it('moves everything to the keychain when there is one again', async () => {
    const env = withoutDBus();
    practice = await openPracticeApp({ keychain: 'system', env });
    const { id } = await issue(practice.app, 'commvault');
    const pair = await pairOf(practice.app, id);
    Object.assign(env, process.env);
    expect(await practice.app.ask('keychain.recheck')).toMatchObject({
      state: 'available',
      sessionSecrets: 0,
    });
    await practice.restart();
    expect((await tokenOf(practice.app, id)).secretStore).toBe('keychain');
    expect(await pairOf(practice.app, id)).toEqual(pair);
  });
});
