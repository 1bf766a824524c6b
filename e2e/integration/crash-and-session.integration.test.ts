import keytar from 'keytar';
import { afterEach, describe, expect, it } from 'vitest';
import { deleteConnection } from '../../electron/usecases/connections/delete.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { testConnection } from '../../electron/usecases/connections/test-connection.ts';
import { moveSessionSecrets } from '../../electron/usecases/keychain/move-from-memory.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { AppError } from '../../shared/errors.ts';
import type { ConnectionDraft } from '../../shared/models/connection.ts';
import { PRACTICE_LOGIN } from '../../shared/practice/marks.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
afterEach(() => bench.close());

const order = (name: string) => ({
  connectionId: bench.connections.commvault.id,
  inputs: { tokenName: name, tokenType: 'ALL' },
  label: '',
  ticket: '',
});
const withoutDBus = (): NodeJS.ProcessEnv => ({
  ...process.env,
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
  DISPLAY: '',
});
const draftOf = (changes: Partial<ConnectionDraft>): ConnectionDraft => ({
  ...bench.connections.commvault,
  allowUnencrypted: false,
  secrets: {},
  ...changes,
});

describe('after a crash', () => {
  it('finishes the record of a token whose secret reached the keychain', async () => {
    bench = await openWorkbench();
    const { tokens } = bench.ctx;
    const crash = { ...bench.ctx, tokens: { ...tokens, markIssued: () => fail() } };
    await expect(issueToken(crash, order('crash-1'))).rejects.toThrow(
      'The token was issued and its secret is safe',
    );
    const [row] = tokens.unfinished();
    await bench.restart();
    expect(findToken(bench.ctx, row?.id ?? '')).toMatchObject({
      state: 'active',
      secretStore: 'keychain',
      subject: 'crash-1',
    });
    expect((await readTokenSecret(bench.ctx, findToken(bench.ctx, row?.id ?? ''))).accessToken).not.toBe('');
    expect(bench.ctx.audit.newest(1)[0]?.action).toBe('token.recovered');
  });

  it('says “may have been created” of a request whose answer was never kept', async () => {
    bench = await openWorkbench();
    const issued = await issueToken(bench.ctx, order('crash-2'));
    bench.ctx.db.prepare(`UPDATE tokens SET state = 'requesting' WHERE id = ?`).run(issued.id);
    await keytar.deletePassword('Tokendesk', `token.${issued.id}.1`);
    await bench.restart();
    expect(findToken(bench.ctx, issued.id).state).toBe('outcome-unknown');
  });

  it('finishes a deletion', async () => {
    bench = await openWorkbench();
    const issued = await issueToken(bench.ctx, order('crash-3'));
    bench.ctx.tokens.setState(issued.id, 'deleting');
    await bench.restart();
    expect(bench.ctx.tokens.find(issued.id)).toBeNull();
    expect(await keytar.getPassword('Tokendesk', `token.${issued.id}.1`)).toBeNull();
  });

  it('removes a generation of connection secrets that was written but never switched to', async () => {
    bench = await openWorkbench();
    const { id } = bench.connections.commvault;
    await keytar.setPassword('Tokendesk', `connection.${id}.2`, '{}');
    bench.ctx.connections.setPendingGeneration(id, 2);
    await bench.restart();
    expect(await keytar.getPassword('Tokendesk', `connection.${id}.2`)).toBeNull();
    expect((await issueToken(bench.ctx, order('crash-4'))).state).toBe('active');
  });
});

describe('without a keychain', () => {
  it('works in memory, says why, and says after a restart what is gone', async () => {
    bench = await openWorkbench(withoutDBus());
    expect(bench.ctx.vault.status()).toMatchObject({ state: 'unavailable' });
    expect(bench.ctx.vault.status().remedy).toContain('gnome-keyring');
    const token = await issueToken(bench.ctx, order('session-1'));
    const { accessToken } = await readTokenSecret(bench.ctx, findToken(bench.ctx, token.id));
    expect(token.secretStore).toBe('session');
    expect(bench.everythingWritten()).not.toContain(accessToken);
    await bench.restart();
    expect(findToken(bench.ctx, token.id).secretStore).toBe('lost');
    await expect(readTokenSecret(bench.ctx, findToken(bench.ctx, token.id))).rejects.toThrow(
      'in memory only',
    );
    await deleteToken(bench.ctx, token.id);
    expect(bench.ctx.tokens.find(token.id)).toBeNull();
  });

  it('moves everything to the keychain when there is one again', async () => {
    const env = withoutDBus();
    bench = await openWorkbench(env);
    const token = await issueToken(bench.ctx, order('session-2'));
    const { accessToken } = await readTokenSecret(bench.ctx, findToken(bench.ctx, token.id));
    Object.assign(env, process.env);
    expect(await bench.ctx.vault.check()).toMatchObject({ state: 'available' });
    await moveSessionSecrets(bench.ctx);
    expect(bench.ctx.vault.status().sessionSecrets).toBe(0);
    await bench.restart();
    expect(findToken(bench.ctx, token.id).secretStore).toBe('keychain');
    expect((await readTokenSecret(bench.ctx, findToken(bench.ctx, token.id))).accessToken).toBe(accessToken);
  });
});

describe('connections', () => {
  it('keeps a stored secret when the field is left empty, replaces it when typed, drops it when it no longer applies', async () => {
    bench = await openWorkbench();
    const { id } = bench.connections.commvault;
    const account = (generation: number) => keytar.getPassword('Tokendesk', `connection.${id}.${generation}`);
    await saveConnection(bench.ctx, draftOf({ name: 'Renamed' }));
    expect(await account(1)).toContain(PRACTICE_LOGIN.authtoken);
    await saveConnection(bench.ctx, draftOf({ secrets: { authtoken: 'QSDK practice-other' } }));
    expect(await account(1)).toBeNull();
    expect(await account(2)).toContain('{"authtoken":"QSDK practice-other"}');
    const settings = {
      ...bench.connections.commvault.settings,
      authentication: 'password',
      userName: PRACTICE_LOGIN.user,
    };
    await saveConnection(bench.ctx, draftOf({ settings, secrets: { password: PRACTICE_LOGIN.password } }));
    expect(await account(3)).toContain(JSON.stringify({ password: PRACTICE_LOGIN.password }));
    expect((await issueToken(bench.ctx, order('signed-in'))).state).toBe('active');
    expect(bench.everythingWritten()).not.toContain(PRACTICE_LOGIN.password);
  });

  it('tests each connection with a harmless read, and refuses plain http beyond this computer', async () => {
    bench = await openWorkbench();
    for (const connection of Object.values(bench.connections)) {
      const result = await testConnection(bench.ctx, { ...connection, secrets: {} });
      expect(['accepted', 'reached']).toContain(result.outcome);
    }
    const plain = testConnection(bench.ctx, draftOf({ baseUrl: 'http://vendor.example' }));
    await expect(plain).rejects.toSatisfy(
      (error) => error instanceof AppError && error.data.fields?.baseUrl?.includes('unencrypted') === true,
    );
  });

  it('deletes a connection with its secrets and leaves its tokens', async () => {
    bench = await openWorkbench();
    const { id } = bench.connections.commvault;
    const token = await issueToken(bench.ctx, order('stays'));
    await deleteConnection(bench.ctx, id);
    expect(await keytar.getPassword('Tokendesk', `connection.${id}.1`)).toBeNull();
    expect(findToken(bench.ctx, token.id)).toMatchObject({
      connectionId: null,
      connectionName: token.connectionName,
    });
  });
});

function fail(): never {
  throw new Error('crash');
}
