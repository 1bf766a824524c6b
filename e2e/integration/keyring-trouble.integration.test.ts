import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, issue, orderOf, pairOf, tokenOf } from '../support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../support/practice-app.ts';
import { type KeyringControl, openKeyringControl } from './keyring-control.ts';

// A real gnome-keyring, broken under the running app.

let keyring: KeyringControl;
let practice: PracticeApp;
beforeEach(async () => {
  keyring = await openKeyringControl();
  practice = await openPracticeApp({ keychain: 'system', env: keyring.env });
});
afterEach(async () => {
  await practice.close();
  await keyring.close();
});

const token = () => issue(practice.app, 'intershop');
const secretOf = async (id: string): Promise<string> => (await pairOf(practice.app, id))[0];
const hidden = async (id: string): Promise<string> =>
  (await failureOf(practice.app, 'tokens.reveal', { id, part: 'access' })).code;
const status = () => practice.app.ask('keychain.status');
const recheck = () => practice.app.ask('keychain.recheck');

describe('locked under the running app', () => {
  it('says locked, not missing; loses nothing; and has everything again when it is unlocked', async () => {
    const { id } = await token();
    const secret = await secretOf(id);
    keyring.lock();
    expect(await hidden(id)).toBe('keychain-locked');
    expect(await status()).toMatchObject({ state: 'locked' });
    expect((await failureOf(practice.app, 'tokens.delete', { id })).code).toBe('keychain-locked');
    expect((await tokenOf(practice.app, id)).state).toBe('active');
    const order = await orderOf(practice.app, 'intershop');
    expect((await failureOf(practice.app, 'tokens.issue', order)).code).toBe('keychain-locked');
    keyring.startAgain();
    expect((await recheck()).state).toBe('available');
    expect(await secretOf(id)).toBe(secret);
  });

  it('keeps a token that was issued while it was locked in memory, and moves it in afterwards', async () => {
    // Locked between reading the connection's secrets and keeping the token.
    practice.intercept = async (_request, forward) => {
      const answer = await forward();
      keyring.lock();
      return answer;
    };
    const { id, secretStore } = await token();
    practice.intercept = null;
    expect(secretStore).toBe('session');
    const secret = await secretOf(id);
    expect(await status()).toMatchObject({ state: 'locked', sessionSecrets: 1 });
    keyring.startAgain();
    expect(await recheck()).toMatchObject({ state: 'available', sessionSecrets: 0 });
    await practice.restart();
    expect(await secretOf(id)).toBe(secret);
  });
});

describe('ended and started again', () => {
  it('works again without restarting the app', async () => {
    const { id } = await token();
    const secret = await secretOf(id);
    keyring.end();
    await practice.app.call('tokens.reveal', { id, part: 'access' });
    keyring.startAgain();
    expect((await recheck()).state).toBe('available');
    expect(await secretOf(id)).toBe(secret);
    expect((await token()).secretStore).toBe('keychain');
  });
});

describe('replaced by an empty one', () => {
  it('says that the secret is not there, keeps the row, and finds it again with the old keyring', async () => {
    const { id } = await token();
    const secret = await secretOf(id);
    keyring.replace();
    await recheck();
    expect(await hidden(id)).toMatch(/^secret-/);
    await practice.restart();
    expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
    keyring.startAgain();
    await recheck();
    expect(await secretOf(id)).toBe(secret);
  });
});
