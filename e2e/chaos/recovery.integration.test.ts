import keytar from 'keytar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConnectionSecrets } from '../../electron/secrets/connection-entry.ts';
import type { Vault } from '../../electron/secrets/vault.ts';
import type { ConnectionRow } from '../../electron/store/connections-table.ts';
import { rememberSecrets, saveConnection } from '../../electron/usecases/connections/save.ts';
import type { AppContext } from '../../electron/usecases/context/app-context.ts';
import { moveSessionSecrets } from '../../electron/usecases/keychain/move-from-memory.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import type { Connection, ConnectionDraft } from '../../shared/models/connection.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS } from '../../shared/practice/marks.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';
import { keyringEntries } from './keyring-entries.ts';

// What the kill campaign found, each as a test of its own.

let fixture: ContextFixture;
let strangers: ReadonlySet<string>;
beforeEach(async () => {
  strangers = new Set((await keyringEntries()).keys());
});
afterEach(() => fixture.close());

/** Accounts of this test that the keyring has now. */
const accounts = async (): Promise<string[]> =>
  [...(await keyringEntries()).keys()].filter(
    (account) => !account.startsWith('canary.') && !strangers.has(account),
  );
const rowOf = ({ id }: Pick<Connection, 'id'>): ConnectionRow => {
  const row = fixture.ctx.connections.find(id);
  if (row === null) throw new Error('There is no such connection.');
  return row;
};
const secretsOf = (connection: Pick<Connection, 'id'>) =>
  readConnectionSecrets(fixture.ctx.vault, rowOf(connection));
/** The app as it is when the kill comes while the vault does this: the work never goes on. */
const killedIn = (call: keyof Vault): AppContext => ({
  ...fixture.ctx,
  vault: { ...fixture.ctx.vault, [call]: () => new Promise(() => undefined) },
});
const untilPending = async (id: string): Promise<void> => {
  for (let tries = 0; tries < 100 && fixture.ctx.connections.find(id)?.pendingGeneration == null; tries++)
    await new Promise((resolve) => setTimeout(resolve, 5));
};
const byPassword = (): ConnectionDraft => ({
  ...fixture.connections.commvault,
  settings: { authentication: 'password', userName: PRACTICE_LOGIN.user, tokenTypeFormat: 'name' },
  secrets: { password: PRACTICE_LOGIN.password },
});

describe('a kill while a secret is written', () => {
  it('leaves no part of a token that was never written whole', async () => {
    fixture = await openContextFixture();
    const order = { inputs: { tokenName: 'parts', tokenType: 'ALL' }, label: '', ticket: '' };
    const token = await issueToken(fixture.ctx, { ...order, connectionId: fixture.connections.commvault.id });
    fixture.ctx.db.prepare(`UPDATE tokens SET state = 'requesting' WHERE id = ?`).run(token.id);
    await keytar.deletePassword('Tokendesk', `token.${token.id}.1`);
    await keytar.setPassword('Tokendesk', `token.${token.id}.1.3`, 'the fourth part');
    await fixture.restart();
    expect(findToken(fixture.ctx, token.id).state).toBe('outcome-unknown');
    expect((await accounts()).filter((account) => account.includes(token.id))).toEqual([]);
  });

  it('leaves a connection as it was: settings and secrets change together', async () => {
    fixture = await openContextFixture();
    const { commvault } = fixture.connections;
    void saveConnection(killedIn('put'), byPassword());
    await untilPending(commvault.id);
    await fixture.restart();
    expect(rowOf(commvault)).toMatchObject({ settings: commvault.settings, pendingGeneration: null });
    expect(await secretsOf(commvault)).toEqual({ authtoken: PRACTICE_LOGIN.authtoken });
  });

  it('leaves no half of a new connection', async () => {
    fixture = await openContextFixture();
    const before = fixture.ctx.connections.all().length;
    const { id, ...draft } = byPassword();
    void saveConnection(killedIn('put'), { ...draft, name: 'New' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(fixture.ctx.connections.all().filter((row) => row.state === 'active')).toHaveLength(before);
    await fixture.restart();
    expect(fixture.ctx.connections.all()).toHaveLength(before);
    expect(fixture.ctx.audit.newest(3).map((line) => line.connectionName)).not.toContain('New');
  });
});

describe('a kill while secrets move from memory to the keychain', () => {
  it('finds a token that is in the keychain already, and ends what is not', async () => {
    const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' };
    fixture = await openContextFixture(env);
    const order = { inputs: { tokenName: 'moves', tokenType: 'ALL' }, label: '', ticket: '' };
    const token = await issueToken(fixture.ctx, { ...order, connectionId: fixture.connections.commvault.id });
    Object.assign(env, process.env);
    await fixture.ctx.vault.check();
    const cut = {
      ...fixture.ctx.db,
      transaction: (): never => {
        throw new Error('killed');
      },
    };
    await expect(moveSessionSecrets({ ...fixture.ctx, db: cut })).rejects.toThrow('killed');
    await fixture.restart();
    expect(findToken(fixture.ctx, token.id).secretStore).toBe('keychain');
    expect((await readTokenSecret(fixture.ctx, findToken(fixture.ctx, token.id))).accessToken).not.toBe('');
  });
});

describe('while secrets move from memory to the keychain', () => {
  const memoryOnly = async (env: NodeJS.ProcessEnv): Promise<ContextFixture> => {
    Object.assign(env, { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' });
    const opened = await openContextFixture(env);
    Object.assign(env, process.env);
    return opened;
  };

  it('a change of a connection is not undone', async () => {
    fixture = await memoryOnly({ ...process.env });
    const { commvault } = fixture.connections;
    await fixture.ctx.vault.check();
    const moving = moveSessionSecrets(fixture.ctx);
    await saveConnection(fixture.ctx, { ...commvault, name: 'Renamed', secrets: {} });
    await moving;
    expect(rowOf(commvault)).toMatchObject({ name: 'Renamed', secretStore: 'keychain' });
    expect(await secretsOf(commvault)).toEqual({ authtoken: PRACTICE_LOGIN.authtoken });
  });

  it('a token that is deleted leaves no entry', async () => {
    const env = { ...process.env };
    fixture = await memoryOnly(env);
    Object.assign(env, { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' });
    const inputs = { tokenName: `${PRACTICE_MARKS.long}-moves`, tokenType: 'ALL' };
    const order = { inputs, label: '', ticket: '' };
    const { id } = await issueToken(fixture.ctx, {
      ...order,
      connectionId: fixture.connections.commvault.id,
    });
    Object.assign(env, process.env);
    await fixture.ctx.vault.check();
    const moving = moveSessionSecrets(fixture.ctx);
    await deleteToken(fixture.ctx, id);
    await moving;
    expect(fixture.ctx.tokens.find(id)).toBeNull();
    expect((await accounts()).filter((account) => account.includes(id))).toEqual([]);
  });
});

describe('while a token is being issued', () => {
  it('its row cannot be deleted: the token would be lost', async () => {
    fixture = await openContextFixture();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const slow: AppContext = {
      ...fixture.ctx,
      send: async (request, options) => {
        const reply = await fixture.ctx.send(request, options);
        await answered;
        return reply;
      },
    };
    const order = { inputs: { tokenName: 'slow', tokenType: 'ALL' }, label: '', ticket: '' };
    const issuing = issueToken(slow, { ...order, connectionId: fixture.connections.commvault.id });
    const requesting = (): string | undefined => fixture.ctx.tokens.unfinished()[0]?.id;
    while (requesting() === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(deleteToken(fixture.ctx, requesting() ?? '')).rejects.toThrow('not known yet');
    answer();
    const { id } = await issuing;
    expect((await readTokenSecret(fixture.ctx, findToken(fixture.ctx, id))).accessToken).not.toBe('');
  });
});

describe('left-over generations', () => {
  it('are all removed in the end, also when that failed several times', async () => {
    fixture = await openContextFixture();
    const { commvault } = fixture.connections;
    const stubborn = {
      ...fixture.ctx,
      vault: { ...fixture.ctx.vault, remove: async () => Promise.reject(new Error()) },
    };
    for (const authtoken of ['QSDK one', 'QSDK two', 'QSDK three'])
      await saveConnection(stubborn, { ...commvault, secrets: { authtoken } });
    await fixture.restart();
    expect((await accounts()).filter((account) => account.includes(commvault.id))).toHaveLength(1);
    expect(await secretsOf(commvault)).toEqual({ authtoken: 'QSDK three' });
  });
});

describe('two changes of one connection at once', () => {
  it('come one after the other', async () => {
    fixture = await openContextFixture();
    const { commvault } = fixture.connections;
    await Promise.all([
      rememberSecrets(fixture.ctx, rowOf(commvault), { 'channelSecret:1': 'remembered' }),
      saveConnection(fixture.ctx, byPassword()),
      rememberSecrets(fixture.ctx, rowOf(commvault), { 'channelSecret:2': 'remembered' }),
    ]);
    expect(rowOf(commvault).settings.authentication).toBe('password');
    expect(await secretsOf(commvault)).toEqual({
      password: PRACTICE_LOGIN.password,
      'channelSecret:1': 'remembered',
      'channelSecret:2': 'remembered',
    });
    expect((await accounts()).filter((account) => account.includes(commvault.id))).toHaveLength(1);
  });
});
