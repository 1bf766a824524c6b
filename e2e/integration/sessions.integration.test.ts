import keytar from 'keytar';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toConnection } from '../../electron/store/connections-table.ts';
import type { AppContext } from '../../electron/usecases/app-context.ts';
import { deleteConnection } from '../../electron/usecases/connections/delete.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { signOut } from '../../electron/usecases/connections/sign-out.ts';
import { testConnection } from '../../electron/usecases/connections/test-connection.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { revokeToken } from '../../electron/usecases/tokens/revoke.ts';
import { AppError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http-message.ts';
import type { Connection } from '../../shared/models/connection.ts';
import type { Token } from '../../shared/models/token.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_USERS } from '../../shared/practice/marks.ts';
import { failure } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// Commvault's sessions on a real keychain and database, against the practice server.

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

let turn = 0;
let connection: Connection;
const add = (userName: string, settings = {}): Promise<Connection> =>
  saveConnection(bench.ctx, {
    api: 'commvault',
    name: `Session ${turn++}`,
    baseUrl: bench.connections.commvault.baseUrl,
    allowUnencrypted: false,
    settings: { authentication: 'password', userName, ...settings },
    secrets: { password: PRACTICE_LOGIN.password },
  });
beforeEach(async () => {
  connection = await add(PRACTICE_LOGIN.user);
});

const issue = (ctx: AppContext, id = connection.id, tokenName = `session-token-${turn++}`): Promise<Token> =>
  issueToken(ctx, { connectionId: id, inputs: { tokenName, tokenType: 'ALL' }, label: '', ticket: '' });

/** The same app, noting what it sends; calls that end as given are lost on the way back. */
function watched(sent: HttpRequest[], lost: (path: string) => boolean = () => false): AppContext {
  const { ctx } = bench;
  return {
    ...ctx,
    async send(request, options) {
      sent.push(request);
      const answer = await ctx.send(request, options);
      if (!lost(pathOf(request))) return answer;
      throw new AppError({ code: 'outcome-unknown', message: 'Lost.', hint: '' });
    },
  };
}
const pathOf = ({ url }: HttpRequest): string => new URL(url).pathname.replace('/commandcenter/api', '');
const paths = (sent: readonly HttpRequest[]): string[] => sent.map(pathOf);
const row = (id = connection.id) => {
  const found = bench.ctx.connections.find(id);
  if (found === null) throw new Error('no such connection');
  return found;
};
const entry = async (id = connection.id): Promise<Record<string, string>> => {
  const text = await keytar.getPassword('Tokendesk', `connection.${id}.${row(id).secretGeneration}`);
  return text === null ? {} : JSON.parse(text).secrets;
};
const sessionOf = async (id?: string): Promise<string> => (await entry(id))['session:token'] ?? '';
/** Whether the server still takes a session, as any other program could find out. */
const isAlive = async (token: string): Promise<boolean> => {
  const url = `${bench.connections.commvault.baseUrl}/WhoAmI`;
  const options = { userAgent: '', certificateAuthority: '', creates: false };
  return (
    (await bench.ctx.send({ method: 'POST', url, headers: { Authtoken: token } }, options)).status === 200
  );
};
const trail = (name: string): string[] =>
  bench.ctx.audit
    .newest(1_000)
    .filter((line) => line.connectionName === name)
    .map(({ action }) => action)
    .filter((action) => action.startsWith('connection.'));

describe('a session of Commvault', () => {
  it('is opened once, kept in the keychain and used again, also after a restart', async () => {
    const sent: HttpRequest[] = [];
    await issue(watched(sent));
    expect(toConnection(row())).toMatchObject({ signedIn: true, storedSecrets: ['password'] });
    const token = await sessionOf();
    expect(token).toMatch(/^QSDK /);
    await issue(watched(sent));
    await bench.restart();
    await issue(watched(sent));
    expect(paths(sent)).toEqual(['/Login', '/V4/AccessToken', '/V4/AccessToken', '/V4/AccessToken']);
    expect(await sessionOf()).toBe(token);
    const { deviceId } = JSON.parse(sent[0]?.body ?? '{}');
    expect((await entry())['session:device']).toBe(deviceId);
    expect(sent.slice(1).every(({ headers }) => headers.Authtoken === token)).toBe(true);
    expect(row()).toMatchObject({ pendingGeneration: null, secretStore: 'keychain' });
    for (const secret of [token, deviceId]) expect(bench.everythingWritten()).not.toContain(secret);
    expect(trail(connection.name)).toEqual(['connection.signed-in', 'connection.added']);
  });

  it('is written nowhere, also when an answer repeats it', async () => {
    const { ctx } = bench;
    const echoing: AppContext = {
      ...ctx,
      async send(request, options) {
        const answer = await ctx.send(request, options);
        if (pathOf(request) !== '/V4/AccessToken') return answer;
        return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), seen: request.headers }) };
      },
    };
    const { id } = await issue(echoing);
    expect(ctx.tokens.find(id)?.answer).toContain('seen');
    expect(bench.everythingWritten()).not.toContain(await sessionOf());
  });

  it('is opened once for calls that come together', async () => {
    const sent: HttpRequest[] = [];
    const ctx = watched(sent);
    await Promise.all([issue(ctx), issue(ctx), issue(ctx)]);
    expect(paths(sent).filter((path) => path === '/Login')).toHaveLength(1);
    expect(paths(sent).filter((path) => path === '/V4/AccessToken')).toHaveLength(3);
  });

  it('that ended for want of use is renewed, and the call sent again once', async () => {
    const { id } = await add(PRACTICE_USERS.idle);
    const sent: HttpRequest[] = [];
    const ctx = watched(sent);
    await issue(ctx, id);
    const first = await sessionOf(id);
    const token = await issue(ctx, id);
    expect(paths(sent)).toEqual([
      '/Login',
      '/V4/AccessToken',
      '/V4/AccessToken',
      '/RenewLoginToken',
      '/V4/AccessToken',
    ]);
    expect(JSON.parse(sent[3]?.body ?? '{}')).toEqual({
      sessionId: first,
      deviceId: JSON.parse(sent[0]?.body ?? '{}').deviceId,
    });
    const renewed = await sessionOf(id);
    expect(renewed).not.toBe(first);
    expect(sent[4]?.headers.Authtoken).toBe(renewed);
    expect(sent[4]?.body).toBe(sent[2]?.body);
    await revokeToken(ctx, token.id);
    expect(paths(sent).slice(5)).toEqual([
      `/V4/AccessToken/${token.vendorTokenId}`,
      '/RenewLoginToken',
      `/V4/AccessToken/${token.vendorTokenId}`,
    ]);
  });

  it('that cannot be renewed is opened anew with the password', async () => {
    const { id } = await add(PRACTICE_USERS.idleForGood);
    const sent: HttpRequest[] = [];
    const ctx = watched(sent);
    await issue(ctx, id);
    const first = await sessionOf(id);
    await issue(ctx, id);
    expect(paths(sent).slice(2)).toEqual([
      '/V4/AccessToken',
      '/RenewLoginToken',
      '/Login',
      '/V4/AccessToken',
    ]);
    expect(await sessionOf(id)).not.toBe(first);
  });

  it('of the SaaS goes as a bearer token', async () => {
    const { id } = await add(PRACTICE_USERS.saas);
    const sent: HttpRequest[] = [];
    await issue(watched(sent), id);
    await bench.restart();
    await issue(watched(sent), id);
    expect(paths(sent)).toEqual(['/Login', '/V4/AccessToken', '/V4/AccessToken']);
    expect(sent[2]?.headers.Authorization).toBe(await sessionOf(id));
  });

  it('a call that is denied twice is sent twice, never a third time', async () => {
    await issue(bench.ctx);
    const sent: HttpRequest[] = [];
    const error = await failure(
      issue(watched(sent), connection.id, `${PRACTICE_MARKS.unauthorised}-${turn++}`),
    );
    expect(error).toMatchObject({ code: 'vendor-unauthorised', vendor: { status: 401 } });
    expect(paths(sent)).toEqual(['/V4/AccessToken', '/RenewLoginToken', '/V4/AccessToken']);
  });

  it('nothing but a denied call is ever sent again', async () => {
    await issue(bench.ctx);
    for (const [mark, code] of [
      [PRACTICE_MARKS.cut, 'outcome-unknown'],
      [PRACTICE_MARKS.hang, 'outcome-unknown'],
      [PRACTICE_MARKS.forbidden, 'vendor-forbidden'],
      [PRACTICE_MARKS.failed, 'vendor-failed'],
      [PRACTICE_MARKS.html, 'bad-answer'],
    ] as const) {
      const sent: HttpRequest[] = [];
      const error = await failure(issue(watched(sent), connection.id, `${mark}-${turn++}`));
      expect(error.code).toBe(code);
      expect(paths(sent)).toEqual(['/V4/AccessToken']);
    }
  });

  it('a sign-in that fails after a denied call leaves no doubt: nothing was created', async () => {
    const { id } = await add(PRACTICE_USERS.idleForGood);
    await issue(bench.ctx, id);
    const sent: HttpRequest[] = [];
    const ctx = watched(sent, (path) => path === '/Login');
    const tokens = bench.ctx.db.prepare('SELECT count(*) AS n FROM tokens');
    const before = tokens.get()?.n;
    await failure(issue(ctx, id));
    expect(tokens.get()?.n).toBe(before);
    expect(paths(sent).at(-1)).toBe('/Login');
  });

  it('ends on request, at the vendor and here', async () => {
    await issue(bench.ctx);
    const token = await sessionOf();
    expect(await isAlive(token)).toBe(true);
    expect(await signOut(bench.ctx, connection.id)).toEqual({ confirmed: true });
    expect(await isAlive(token)).toBe(false);
    expect(await entry()).toEqual({ password: PRACTICE_LOGIN.password });
    expect(toConnection(row()).signedIn).toBe(false);
    expect(row().pendingGeneration).toBeNull();
    expect(trail(connection.name)[0]).toBe('connection.signed-out');
    const sent: HttpRequest[] = [];
    await issue(watched(sent));
    expect(paths(sent)[0]).toBe('/Login');
  });

  it('ends here also when the vendor cannot be asked', async () => {
    await issue(bench.ctx);
    const offline: AppContext = {
      ...bench.ctx,
      send: () => Promise.reject(new AppError({ code: 'unreachable', message: 'No.', hint: '' })),
    };
    expect(await signOut(offline, connection.id)).toEqual({ confirmed: false });
    expect(await entry()).toEqual({ password: PRACTICE_LOGIN.password });
  });

  it('ends with the connection, and with a change of what it is for', async () => {
    for (const change of [
      () => deleteConnection(bench.ctx, connection.id),
      () => saveConnection(bench.ctx, { ...connection, secrets: { password: PRACTICE_LOGIN.password } }),
      () =>
        saveConnection(bench.ctx, {
          ...connection,
          settings: { ...connection.settings, userName: PRACTICE_USERS.saas },
          secrets: {},
        }),
    ]) {
      connection = await add(PRACTICE_LOGIN.user);
      await issue(bench.ctx);
      const token = await sessionOf();
      await change();
      await expect.poll(() => isAlive(token)).toBe(false);
      const left = bench.ctx.connections.find(connection.id);
      if (left !== null) expect(Object.keys(await entry())).toEqual(['password']);
    }
  });

  it('stays when only the name changes', async () => {
    await issue(bench.ctx);
    const token = await sessionOf();
    await saveConnection(bench.ctx, { ...connection, name: 'Renamed', secrets: {} });
    expect(await sessionOf()).toBe(token);
    expect(await isAlive(token)).toBe(true);
  });

  it('is not kept when the setting says so, nor by a test of the connection', async () => {
    const each = await add(PRACTICE_LOGIN.user, { signIn: 'each' });
    const sent: HttpRequest[] = [];
    const ctx = watched(sent);
    await issue(ctx, each.id);
    await testConnection(ctx, { ...connection, secrets: {} });
    await expect
      .poll(() => paths(sent))
      .toEqual(['/Login', '/V4/AccessToken', '/Logout', '/Login', '/V4/AccessToken', '/Logout']);
    for (const id of [each.id, connection.id]) {
      expect(Object.keys(await entry(id))).toEqual(['password']);
      expect(toConnection(row(id)).signedIn).toBe(false);
    }
  });

  it('never takes the other secrets out of the keychain with it', async () => {
    const { ctx } = bench;
    const before = row();
    const held = new Map<string, string>();
    const locked: AppContext = {
      ...ctx,
      vault: {
        ...ctx.vault,
        // As a keychain that was locked after the connection's secrets had been read.
        async put(account, secret) {
          if (!account.startsWith('connection.')) return ctx.vault.put(account, secret);
          held.set(account, secret);
          return { secretStore: 'session', secretParts: 0, secretSha256: 'none' };
        },
      },
    };
    const sent: HttpRequest[] = [];
    const counted: AppContext = {
      ...locked,
      send(request, options) {
        sent.push(request);
        return ctx.send(request, options);
      },
    };
    await issue(counted);
    await issue(counted);
    expect(held.size).toBe(1);
    expect(paths(sent)).toEqual(['/Login', '/V4/AccessToken', '/V4/AccessToken']);
    expect(row()).toMatchObject({ secretStore: 'keychain', secretGeneration: before.secretGeneration });
    expect(await entry()).toEqual({ password: PRACTICE_LOGIN.password });
    await bench.restart();
    expect(row().pendingGeneration).toBeNull();
    expect(await entry()).toEqual({ password: PRACTICE_LOGIN.password });
  });

  it('is not kept for a connection that changed while it was opened', async () => {
    const { ctx } = bench;
    const changing: AppContext = {
      ...ctx,
      async send(request, options) {
        const answer = await ctx.send(request, options);
        if (pathOf(request) === '/Login') {
          const settings = { ...connection.settings, domain: 'elsewhere' };
          await saveConnection(ctx, { ...connection, settings, secrets: {} });
        }
        return answer;
      },
    };
    await issue(changing);
    expect(await entry()).toEqual({ password: PRACTICE_LOGIN.password });
  });
});
