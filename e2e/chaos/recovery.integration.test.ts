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
import { openWorkbench, type Workbench } from '../integration/workbench.ts';
import { keyringEntries } from './keyring-entries.ts';

// What the kill campaign found, each as a test of its own.

let bench: Workbench;
let strangers: ReadonlySet<string>;
beforeEach(async () => {
  strangers = new Set((await keyringEntries()).keys());
});
afterEach(() => bench.close());

/** Accounts of this test that the keyring has now. */
const accounts = async (): Promise<string[]> =>
  [...(await keyringEntries()).keys()].filter(
    (account) => !account.startsWith('canary.') && !strangers.has(account),
  );
const rowOf = ({ id }: Pick<Connection, 'id'>): ConnectionRow => {
  const row = bench.ctx.connections.find(id);
  if (row === null) throw new Error('There is no such connection.');
  return row;
};
const secretsOf = (connection: Pick<Connection, 'id'>) =>
  readConnectionSecrets(bench.ctx.vault, rowOf(connection));
/** The app as it is when the kill comes while the vault does this: the work never goes on. */
const killedIn = (call: keyof Vault): AppContext => ({
  ...bench.ctx,
  vault: { ...bench.ctx.vault, [call]: () => new Promise(() => undefined) },
});
const untilPending = async (id: string): Promise<void> => {
  for (let tries = 0; tries < 100 && bench.ctx.connections.find(id)?.pendingGeneration == null; tries++)
    await new Promise((resolve) => setTimeout(resolve, 5));
};
const byPassword = (): ConnectionDraft => ({
  ...bench.connections.commvault,
  settings: { authentication: 'password', userName: PRACTICE_LOGIN.user, tokenTypeFormat: 'name' },
  secrets: { password: PRACTICE_LOGIN.password },
});

describe('a kill while a secret is written', () => {
  it('leaves no part of a token that was never written whole', async () => {
    bench = await openWorkbench();
    const order = { inputs: { tokenName: 'parts', tokenType: 'ALL' }, label: '', ticket: '' };
    const token = await issueToken(bench.ctx, { ...order, connectionId: bench.connections.commvault.id });
    bench.ctx.db.prepare(`UPDATE tokens SET state = 'requesting' WHERE id = ?`).run(token.id);
    await keytar.deletePassword('Tokendesk', `token.${token.id}.1`);
    await keytar.setPassword('Tokendesk', `token.${token.id}.1.3`, 'the fourth part');
    await bench.restart();
    expect(findToken(bench.ctx, token.id).state).toBe('outcome-unknown');
    expect((await accounts()).filter((account) => account.includes(token.id))).toEqual([]);
  });

  it('leaves a connection as it was: settings and secrets change together', async () => {
    bench = await openWorkbench();
    const { commvault } = bench.connections;
    void saveConnection(killedIn('put'), byPassword());
    await untilPending(commvault.id);
    await bench.restart();
    expect(rowOf(commvault)).toMatchObject({ settings: commvault.settings, pendingGeneration: null });
    expect(await secretsOf(commvault)).toEqual({ authtoken: PRACTICE_LOGIN.authtoken });
  });

  it('leaves no half of a new connection', async () => {
    bench = await openWorkbench();
    const before = bench.ctx.connections.all().length;
    const { id, ...draft } = byPassword();
    void saveConnection(killedIn('put'), { ...draft, name: 'New' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bench.ctx.connections.all().filter((row) => row.state === 'active')).toHaveLength(before);
    await bench.restart();
    expect(bench.ctx.connections.all()).toHaveLength(before);
    expect(bench.ctx.audit.newest(3).map((line) => line.connectionName)).not.toContain('New');
  });
});

describe('a kill while secrets move from memory to the keychain', () => {
  it('finds a token that is in the keychain already, and ends what is not', async () => {
    const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' };
    bench = await openWorkbench(env);
    const order = { inputs: { tokenName: 'moves', tokenType: 'ALL' }, label: '', ticket: '' };
    const token = await issueToken(bench.ctx, { ...order, connectionId: bench.connections.commvault.id });
    Object.assign(env, process.env);
    await bench.ctx.vault.check();
    const cut = {
      ...bench.ctx.db,
      transaction: (): never => {
        throw new Error('killed');
      },
    };
    await expect(moveSessionSecrets({ ...bench.ctx, db: cut })).rejects.toThrow('killed');
    await bench.restart();
    expect(findToken(bench.ctx, token.id).secretStore).toBe('keychain');
    expect((await readTokenSecret(bench.ctx, findToken(bench.ctx, token.id))).accessToken).not.toBe('');
  });
});

describe('while secrets move from memory to the keychain', () => {
  const memoryOnly = async (env: NodeJS.ProcessEnv): Promise<Workbench> => {
    Object.assign(env, { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' });
    const opened = await openWorkbench(env);
    Object.assign(env, process.env);
    return opened;
  };

  it('a change of a connection is not undone', async () => {
    bench = await memoryOnly({ ...process.env });
    const { commvault } = bench.connections;
    await bench.ctx.vault.check();
    const moving = moveSessionSecrets(bench.ctx);
    await saveConnection(bench.ctx, { ...commvault, name: 'Renamed', secrets: {} });
    await moving;
    expect(rowOf(commvault)).toMatchObject({ name: 'Renamed', secretStore: 'keychain' });
    expect(await secretsOf(commvault)).toEqual({ authtoken: PRACTICE_LOGIN.authtoken });
  });

  it('a token that is deleted leaves no entry', async () => {
    const env = { ...process.env };
    bench = await memoryOnly(env);
    Object.assign(env, { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' });
    const inputs = { tokenName: `${PRACTICE_MARKS.long}-moves`, tokenType: 'ALL' };
    const order = { inputs, label: '', ticket: '' };
    const { id } = await issueToken(bench.ctx, { ...order, connectionId: bench.connections.commvault.id });
    Object.assign(env, process.env);
    await bench.ctx.vault.check();
    const moving = moveSessionSecrets(bench.ctx);
    await deleteToken(bench.ctx, id);
    await moving;
    expect(bench.ctx.tokens.find(id)).toBeNull();
    expect((await accounts()).filter((account) => account.includes(id))).toEqual([]);
  });
});

describe('while a token is being issued', () => {
  it('its row cannot be deleted: the token would be lost', async () => {
    bench = await openWorkbench();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const slow: AppContext = {
      ...bench.ctx,
      send: async (request, options) => {
        const reply = await bench.ctx.send(request, options);
        await answered;
        return reply;
      },
    };
    const order = { inputs: { tokenName: 'slow', tokenType: 'ALL' }, label: '', ticket: '' };
    const issuing = issueToken(slow, { ...order, connectionId: bench.connections.commvault.id });
    const requesting = (): string | undefined => bench.ctx.tokens.unfinished()[0]?.id;
    while (requesting() === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(deleteToken(bench.ctx, requesting() ?? '')).rejects.toThrow('not known yet');
    answer();
    const { id } = await issuing;
    expect((await readTokenSecret(bench.ctx, findToken(bench.ctx, id))).accessToken).not.toBe('');
  });
});

describe('left-over generations', () => {
  it('are all removed in the end, also when that failed several times', async () => {
    bench = await openWorkbench();
    const { commvault } = bench.connections;
    const stubborn = {
      ...bench.ctx,
      vault: { ...bench.ctx.vault, remove: async () => Promise.reject(new Error()) },
    };
    for (const authtoken of ['QSDK one', 'QSDK two', 'QSDK three'])
      await saveConnection(stubborn, { ...commvault, secrets: { authtoken } });
    await bench.restart();
    expect((await accounts()).filter((account) => account.includes(commvault.id))).toHaveLength(1);
    expect(await secretsOf(commvault)).toEqual({ authtoken: 'QSDK three' });
  });
});

describe('two changes of one connection at once', () => {
  it('come one after the other', async () => {
    bench = await openWorkbench();
    const { commvault } = bench.connections;
    await Promise.all([
      rememberSecrets(bench.ctx, rowOf(commvault), { 'channelSecret:1': 'remembered' }),
      saveConnection(bench.ctx, byPassword()),
      rememberSecrets(bench.ctx, rowOf(commvault), { 'channelSecret:2': 'remembered' }),
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
