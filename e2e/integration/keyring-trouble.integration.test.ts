import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveSessionSecrets } from '../../electron/usecases/keychain/move-from-memory.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { AppError } from '../../shared/errors.ts';
import { type KeyringControl, openKeyringControl } from './keyring-control.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// A real gnome-keyring, broken under the running app.

let keyring: KeyringControl;
let bench: Workbench;
beforeEach(async () => {
  keyring = await openKeyringControl();
  bench = await openWorkbench(keyring.env);
});
afterEach(async () => {
  await bench.close();
  await keyring.close();
});

const issue = (tokenName: string) =>
  issueToken(bench.ctx, {
    connectionId: bench.connections.intershop.id,
    inputs: { customerId: tokenName },
    label: '',
    ticket: '',
  });
const secretOf = async (id: string): Promise<string> =>
  (await readTokenSecret(bench.ctx, findToken(bench.ctx, id))).accessToken;
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it worked',
    (error: unknown) => (error instanceof AppError ? error.data.code : String(error)),
  );

describe('locked under the running app', () => {
  it('says locked, not missing; loses nothing; and has everything again when it is unlocked', async () => {
    const before = await issue('PRACTICE-CUSTOMER-1');
    const secret = await secretOf(before.id);
    keyring.lock();
    expect(await codeOf(secretOf(before.id))).toBe('keychain-locked');
    expect(bench.ctx.vault.status()).toMatchObject({ state: 'locked' });
    expect(await codeOf(deleteToken(bench.ctx, before.id))).toBe('keychain-locked');
    expect(findToken(bench.ctx, before.id).state).toBe('active');
    expect(await codeOf(issue('PRACTICE-CUSTOMER-2'))).toBe('keychain-locked');
    keyring.startAgain();
    expect((await bench.ctx.vault.check()).state).toBe('available');
    expect(await secretOf(before.id)).toBe(secret);
  });

  it('keeps a token that was issued while it was locked in memory, and moves it in afterwards', async () => {
    const { vault } = bench.ctx;
    const send = bench.ctx.send;
    // Locked between reading the connection's secrets and keeping the token.
    const ctx = {
      ...bench.ctx,
      send: async (...call: Parameters<typeof send>) => {
        const answer = await send(...call);
        keyring.lock();
        return answer;
      },
    };
    const token = await issueToken(ctx, {
      connectionId: bench.connections.intershop.id,
      inputs: { customerId: 'PRACTICE-CUSTOMER-3' },
      label: '',
      ticket: '',
    });
    expect(token.secretStore).toBe('session');
    const secret = await secretOf(token.id);
    expect(vault.status()).toMatchObject({ state: 'locked', sessionSecrets: 1 });
    keyring.startAgain();
    await vault.check();
    await moveSessionSecrets(bench.ctx);
    expect(vault.status()).toMatchObject({ state: 'available', sessionSecrets: 0 });
    await bench.restart();
    expect(await secretOf(token.id)).toBe(secret);
  });
});

describe('ended and started again', () => {
  it('works again without restarting the app', async () => {
    const before = await issue('PRACTICE-CUSTOMER-1');
    const secret = await secretOf(before.id);
    keyring.end();
    await codeOf(secretOf(before.id));
    keyring.startAgain();
    expect((await bench.ctx.vault.check()).state).toBe('available');
    expect(await secretOf(before.id)).toBe(secret);
    expect((await issue('PRACTICE-CUSTOMER-2')).secretStore).toBe('keychain');
  });
});

describe('replaced by an empty one', () => {
  it('names the missing secret, keeps the row, and finds it again with the old keyring', async () => {
    const before = await issue('PRACTICE-CUSTOMER-1');
    const secret = await secretOf(before.id);
    keyring.replace();
    await bench.ctx.vault.check();
    expect(await codeOf(secretOf(before.id))).toBe('secret-missing');
    await bench.restart();
    expect(findToken(bench.ctx, before.id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
    keyring.startAgain();
    await bench.ctx.vault.check();
    expect(await secretOf(before.id)).toBe(secret);
  });
});
