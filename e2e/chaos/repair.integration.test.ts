import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionAccount } from '../../electron/secrets/connection-entry.ts';
import { tokenAccount } from '../../electron/secrets/token-entry.ts';
import { deleteConnection } from '../../electron/usecases/connections/delete.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { checkSecrets, repair } from '../../electron/usecases/keychain/repair.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { renewToken } from '../../electron/usecases/tokens/renew.ts';
import type { Token } from '../../shared/models/token.ts';
import { PRACTICE_LOGIN } from '../../shared/practice/marks.ts';
import { type KeyringControl, openKeyringControl } from '../integration/keyring-control.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';

// The check and the repair in Settings, on a real keyring that is damaged under the app.

let keyring: KeyringControl;
let fixture: ContextFixture;
beforeEach(async () => {
  keyring = await openKeyringControl();
  fixture = await openContextFixture(keyring.env);
});
afterEach(async () => {
  await fixture.close();
  await keyring.close();
});

const issue = (label: string): Promise<Token> =>
  issueToken(fixture.ctx, {
    connectionId: fixture.connections.commvault.id,
    inputs: { tokenName: label, tokenType: 'ALL' },
    label,
    ticket: '',
  });
const kinds = async () =>
  (await checkSecrets(fixture.ctx)).problems.map(({ kind, of, name }) => `${kind} ${of} ${name}`);

it('finds nothing wrong where nothing is wrong, and says what it looked at', async () => {
  const [kept, deleted] = [await issue('kept'), await issue('deleted')];
  await deleteToken(fixture.ctx, deleted.id);
  await saveConnection(fixture.ctx, {
    ...fixture.connections.commvault,
    secrets: { authtoken: PRACTICE_LOGIN.authtoken },
  });
  const steps: string[] = [];
  const report = await checkSecrets(fixture.ctx, {
    thorough: true,
    onProgress: (done, total) => steps.push(`${done}/${total}`),
  });
  expect(report).toEqual({
    tokens: 1,
    connections: 4,
    deletedTokens: 1,
    deletedConnections: 0,
    problems: [],
    elsewhere: 0,
  });
  expect(steps).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  expect(findToken(fixture.ctx, kept.id).secretStore).toBe('keychain');
});

describe('left-over entries', () => {
  it('of a generation, of a deleted token and of a connection are named and removed; what is in use stays', async () => {
    const [kept, deleted] = [await issue('kept'), await issue('deleted')];
    await deleteToken(fixture.ctx, deleted.id);
    const { vault } = fixture.ctx;
    const { id } = fixture.connections.crmcom;
    const renewed = await renewToken(fixture.ctx, kept.id);
    await vault.put(tokenAccount(kept.id, 1), '{"of":"the pair before the renewal"}');
    await vault.put(tokenAccount(deleted.id, 1), '{}');
    const { crmcom } = fixture.connections;
    await saveConnection(fixture.ctx, { ...crmcom, secrets: { applicationKey: PRACTICE_LOGIN.consumerKey } });
    // The second part of a removal that broke off: there is no head.
    await vault.put(`${connectionAccount(id, 1)}.1`, '{}');
    expect(renewed.secretStore).toBe('keychain');
    expect((await kinds()).sort()).toEqual([
      'left-over connection Practice: CRM.COM',
      'left-over token deleted',
      'left-over token kept',
    ]);
    const result = await repair(fixture.ctx, await checkSecrets(fixture.ctx));
    expect(result).toEqual({ removed: 3, marked: 0, left: 0 });
    expect(await kinds()).toEqual([]);
    expect((await readTokenSecret(fixture.ctx, findToken(fixture.ctx, kept.id))).accessToken).not.toBe('');
  });

  it('of a deleted connection too, whichever generation they are of', async () => {
    const { crmcom } = fixture.connections;
    for (const applicationKey of ['made-up-1', 'made-up-2'])
      await saveConnection(fixture.ctx, { ...crmcom, secrets: { applicationKey } });
    await deleteConnection(fixture.ctx, crmcom.id);
    expect(await kinds()).toEqual([]);
    for (const generation of [1, 3, 4]) {
      await fixture.ctx.vault.put(connectionAccount(crmcom.id, generation), '{"put":"back"}');
    }
    expect(await kinds()).toEqual(Array(3).fill('left-over connection Practice: CRM.COM'));
    const report = await checkSecrets(fixture.ctx);
    expect(report.deletedConnections).toBe(1);
    expect(await repair(fixture.ctx, report)).toEqual({ removed: 3, marked: 0, left: 0 });
    expect(await kinds()).toEqual([]);
  });

  it('are not removed where the present secret does not read back, nor where they are newer', async () => {
    const kept = await issue('kept');
    await renewToken(fixture.ctx, kept.id);
    const { vault } = fixture.ctx;
    await vault.put(tokenAccount(kept.id, 1), '{"of":"the pair before the renewal"}');
    await vault.put(tokenAccount(kept.id, 3), '{"of":"a history that is older than its keyring"}');
    await vault.remove(tokenAccount(kept.id, 2));
    const report = await checkSecrets(fixture.ctx);
    expect(await repair(fixture.ctx, report)).toEqual({ removed: 0, marked: 1, left: 1 });
    expect(await vault.countEntries(tokenAccount(kept.id, 1), 1)).toBe(1);
    expect(await vault.countEntries(tokenAccount(kept.id, 3), 1)).toBe(1);
  });
});

describe('a row whose secret is gone', () => {
  it('is named, then marked, and the trail says so', async () => {
    const token = await issue('taken away');
    await fixture.ctx.vault.remove(tokenAccount(token.id, 1));
    await fixture.ctx.vault.remove(connectionAccount(fixture.connections.crmcom.id, 1));
    expect(await kinds()).toEqual(['missing token taken away', 'missing connection Practice: CRM.COM']);
    const result = await repair(fixture.ctx, await checkSecrets(fixture.ctx));
    expect(result).toEqual({ removed: 0, marked: 2, left: 0 });
    expect(findToken(fixture.ctx, token.id)).toMatchObject({ state: 'active', secretStore: 'lost' });
    expect(fixture.ctx.connections.find(fixture.connections.crmcom.id)?.secretStore).toBe('lost');
    expect(fixture.ctx.audit.ofToken(token.id).at(-1)?.action).toBe('token.secret-lost');
    expect(await kinds()).toEqual([]);
  });

  it('that was only changed is named and left alone', async () => {
    const token = await issue('edited');
    await fixture.ctx.vault.put(tokenAccount(token.id, 1), '{"by":"somebody else"}');
    expect(await kinds()).toEqual(['changed token edited']);
    expect(await repair(fixture.ctx, await checkSecrets(fixture.ctx))).toMatchObject({ left: 1 });
    expect(findToken(fixture.ctx, token.id).secretStore).toBe('keychain');
  });
});

it('says nothing and does nothing while the keychain is locked', async () => {
  const token = await issue('safe');
  await renewToken(fixture.ctx, token.id);
  await fixture.ctx.vault.put(tokenAccount(token.id, 1), '{}');
  const report = await checkSecrets(fixture.ctx);
  keyring.lock();
  await expect(checkSecrets(fixture.ctx)).rejects.toThrow('locked');
  await expect(repair(fixture.ctx, report)).rejects.toThrow('locked');
  expect(findToken(fixture.ctx, token.id).secretStore).toBe('keychain');
  keyring.startAgain();
  await fixture.ctx.vault.check();
  expect(await kinds()).toEqual(['left-over token safe']);
});
