import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionOf, editConnection, failureOf, history, orderOf } from '../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../e2e/support/practice-app.ts';
import type { HttpRequest } from '../../shared/http-message.ts';
import type { Connection } from '../../shared/models/connection.ts';
import type { Token } from '../../shared/models/token.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_USERS } from '../../shared/practice/marks.ts';

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp();
});
afterAll(() => practice.close());

let turn = 0;
let connection: Connection;
const add = async (userName: string, settings = {}): Promise<Connection> =>
  practice.app.ask('connections.save', {
    api: 'commvault',
    name: `Session ${turn++}`,
    baseUrl: (await connectionOf(practice.app, 'commvault')).baseUrl,
    allowUnencrypted: false,
    settings: { authentication: 'password', userName, ...settings },
    secrets: { password: PRACTICE_LOGIN.password },
  });
beforeEach(async () => {
  connection = await add(PRACTICE_LOGIN.user);
  practice.sent.length = 0;
});
afterEach(() => {
  practice.intercept = null;
});

const order = (id: string, tokenName = 'session-token') =>
  orderOf(practice.app, 'commvault', { tokenName: `${tokenName}-${turn++}` }, { connectionId: id });
const issue = async (id = connection.id): Promise<Token> => practice.app.ask('tokens.issue', await order(id));
const refused = async (tokenName: string, id = connection.id) =>
  failureOf(practice.app, 'tokens.issue', await order(id, tokenName));
const pathOf = ({ url }: HttpRequest): string => new URL(url).pathname.replace('/commandcenter/api', '');
const paths = (): string[] => practice.sent.map(pathOf);
const present = async (id = connection.id): Promise<Connection | undefined> =>
  (await practice.app.ask('connections.list')).find((each) => each.id === id);
/** The session with which the last token was asked for. */
const session = (): string =>
  practice.sent.findLast((request) => pathOf(request) === '/V4/AccessToken')?.headers.Authtoken ?? '';
/** Whether the server still takes a session, as any other program could find out. */
const isAlive = async (token: string): Promise<boolean> =>
  (await practice.atVendor('commvault', 'POST', '/WhoAmI', { headers: { Authtoken: token } })).status === 200;
const trail = async (name: string): Promise<string[]> =>
  (await practice.app.ask('audit.list', { limit: 1_000 }))
    .filter((line) => line.connectionName === name && line.action.startsWith('connection.'))
    .map(({ action }) => action);

describe('a session of Commvault', () => {
  it('is opened once, used again, and written nowhere', async () => {
    await issue();
    expect(await present()).toMatchObject({ signedIn: true, storedSecrets: ['password'] });
    await issue();
    await issue();
    expect(paths()).toEqual(['/Login', '/V4/AccessToken', '/V4/AccessToken', '/V4/AccessToken']);
    expect(session()).toMatch(/^QSDK /);
    const { deviceId } = JSON.parse(practice.sent[0]?.body ?? '{}');
    expect(practice.sent.slice(1).every(({ headers }) => headers.Authtoken === session())).toBe(true);
    for (const secret of [session(), deviceId]) expect(practice.everythingWritten()).not.toContain(secret);
    expect(await trail(connection.name)).toEqual(['connection.signed-in', 'connection.added']);
  });

  it('is written nowhere, also when an answer repeats it', async () => {
    practice.intercept = async (request, forward) => {
      const answer = await forward();
      if (pathOf(request) !== '/V4/AccessToken') return answer;
      return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), seen: request.headers }) };
    };
    const { id } = await issue();
    const { answer } = await practice.app.ask('tokens.details', { id });
    expect(answer).not.toContain(session());
    expect(practice.everythingWritten()).not.toContain(session());
  });

  it('is opened once for calls that come together', async () => {
    await Promise.all([issue(), issue(), issue()]);
    expect(paths().filter((path) => path === '/Login')).toHaveLength(1);
    expect(paths().filter((path) => path === '/V4/AccessToken')).toHaveLength(3);
  });

  it('that ended for want of use is renewed, and the call sent again once', async () => {
    const { id } = await add(PRACTICE_USERS.idle);
    await issue(id);
    const first = session();
    const token = await issue(id);
    const { sent } = practice;
    expect(paths()).toEqual([
      '/Login',
      '/V4/AccessToken',
      '/V4/AccessToken',
      '/RenewLoginToken',
      '/V4/AccessToken',
    ]);
    const { deviceId } = JSON.parse(sent[0]?.body ?? '{}');
    expect(JSON.parse(sent[3]?.body ?? '{}')).toEqual({ sessionId: first, deviceId });
    expect(session()).not.toBe(first);
    expect(sent[4]?.body).toBe(sent[2]?.body);
    await practice.app.ask('tokens.revoke', { id: token.id });
    expect(paths().slice(5)).toEqual([
      `/V4/AccessToken/${token.vendorTokenId}`,
      '/RenewLoginToken',
      `/V4/AccessToken/${token.vendorTokenId}`,
    ]);
  });

  it('that cannot be renewed is opened anew with the password', async () => {
    const { id } = await add(PRACTICE_USERS.idleForGood);
    await issue(id);
    const first = session();
    await issue(id);
    expect(paths().slice(2)).toEqual(['/V4/AccessToken', '/RenewLoginToken', '/Login', '/V4/AccessToken']);
    expect(session()).not.toBe(first);
  });

  it('of the SaaS goes as a bearer token', async () => {
    const { id } = await add(PRACTICE_USERS.saas);
    await issue(id);
    await issue(id);
    expect(paths()).toEqual(['/Login', '/V4/AccessToken', '/V4/AccessToken']);
    const [first, second] = practice.sent.slice(1).map(({ headers }) => headers.Authorization);
    expect(second).toMatch(/^Bearer /);
    expect(second).toBe(first);
  });

  it('a call that is denied twice is sent twice, never a third time', async () => {
    await issue();
    practice.sent.length = 0;
    expect(await refused(PRACTICE_MARKS.unauthorised)).toMatchObject({
      code: 'vendor-unauthorised',
      vendor: { status: 401 },
    });
    expect(paths()).toEqual(['/V4/AccessToken', '/RenewLoginToken', '/V4/AccessToken']);
  });

  it('nothing but a denied call is ever sent again', async () => {
    await issue();
    for (const [mark, code] of [
      [PRACTICE_MARKS.cut, 'outcome-unknown'],
      [PRACTICE_MARKS.hang, 'outcome-unknown'],
      [PRACTICE_MARKS.forbidden, 'vendor-forbidden'],
      [PRACTICE_MARKS.failed, 'vendor-failed'],
      [PRACTICE_MARKS.html, 'bad-answer'],
    ] as const) {
      practice.sent.length = 0;
      expect((await refused(mark)).code).toBe(code);
      expect(paths()).toEqual(['/V4/AccessToken']);
    }
  });

  it('a sign-in that fails after a denied call leaves no doubt: nothing was created', async () => {
    const { id } = await add(PRACTICE_USERS.idleForGood);
    await issue(id);
    const before = (await history(practice.app)).length;
    practice.intercept = async (request, forward) => {
      if (pathOf(request) !== '/Login') return forward();
      // The server is gone when the sign-in begins: nobody listens on this port.
      practice.app.platform.proxy = 'PROXY 127.0.0.1:1';
      return forward().finally(() => {
        practice.app.platform.proxy = 'DIRECT';
      });
    };
    await refused('session-token', id);
    expect(await history(practice.app)).toHaveLength(before);
    expect(paths().at(-1)).toBe('/Login');
  });

  it('ends on request, at the vendor and here', async () => {
    await issue();
    expect(await isAlive(session())).toBe(true);
    expect(await practice.app.ask('connections.signOut', { id: connection.id })).toEqual({ confirmed: true });
    expect(await isAlive(session())).toBe(false);
    expect(await present()).toMatchObject({ signedIn: false, storedSecrets: ['password'] });
    expect((await trail(connection.name))[0]).toBe('connection.signed-out');
    practice.sent.length = 0;
    await issue();
    expect(paths()[0]).toBe('/Login');
  });

  it('ends here also when the vendor cannot be asked', async () => {
    await issue();
    practice.app.platform.proxy = 'PROXY 127.0.0.1:1';
    expect(await practice.app.ask('connections.signOut', { id: connection.id })).toEqual({
      confirmed: false,
    });
    practice.app.platform.proxy = 'DIRECT';
    expect(await present()).toMatchObject({ signedIn: false, storedSecrets: ['password'] });
  });

  it('ends with the connection, and with a change of what it is for', async () => {
    for (const change of [
      () => practice.app.ask('connections.delete', { id: connection.id }),
      () => editConnection(practice.app, connection, { secrets: { password: PRACTICE_LOGIN.password } }),
      () =>
        editConnection(practice.app, connection, {
          settings: { ...connection.settings, userName: PRACTICE_USERS.saas },
        }),
    ]) {
      connection = await add(PRACTICE_LOGIN.user);
      await issue();
      const token = session();
      await change();
      await expect.poll(() => isAlive(token)).toBe(false);
      expect((await present())?.signedIn ?? false).toBe(false);
    }
  });

  it('stays when only the name changes', async () => {
    await issue();
    const token = session();
    await editConnection(practice.app, connection, { name: `Renamed ${turn++}` });
    expect(await isAlive(token)).toBe(true);
    await issue();
    expect(session()).toBe(token);
  });

  it('is not kept when the setting says so, nor by a test of the connection', async () => {
    const each = await add(PRACTICE_LOGIN.user, { signIn: 'each' });
    await issue(each.id);
    await practice.app.ask('connections.test', { ...connection, secrets: {} });
    await expect
      .poll(paths)
      .toEqual(['/Login', '/V4/AccessToken', '/Logout', '/Login', '/V4/AccessToken', '/Logout']);
    for (const id of [each.id, connection.id]) expect((await present(id))?.signedIn).toBe(false);
  });

  it('never costs the other secrets of the connection, also where the keychain is locked after they were read', async () => {
    practice.keychainFate = ({ op, account }) =>
      op === 'set' && account.includes(connection.id) ? 'refuses' : 'works';
    await issue();
    await issue();
    practice.keychainFate = null;
    expect(paths().filter((path) => path === '/V4/AccessToken')).toHaveLength(2);
    await practice.restart();
    expect(await present()).toMatchObject({ secretStore: 'keychain', storedSecrets: ['password'] });
    await issue();
  });

  it('is not used for a connection that changed while it was opened, and can be ended', async () => {
    practice.intercept = async (request, forward) => {
      const answer = await forward();
      if (pathOf(request) === '/Login') {
        const settings = { ...connection.settings, domain: 'elsewhere' };
        await editConnection(practice.app, connection, { settings });
      }
      return answer;
    };
    await issue();
    practice.intercept = null;
    const token = session();
    expect((await present())?.signedIn).toBe(true);
    expect(await practice.app.ask('connections.signOut', { id: connection.id })).toEqual({ confirmed: true });
    expect(await isAlive(token)).toBe(false);
  });

  const otherHeader = () =>
    practice.app.ask('connections.changeSetting', {
      id: connection.id,
      setting: 'headerStyle',
      value: 'authtoken-bearer',
    });

  it('is in memory only: after a restart another one is opened', async () => {
    await issue();
    const token = session();
    await practice.restart();
    expect((await present())?.signedIn).toBe(false);
    await issue();
    expect(paths().slice(-2)).toEqual(['/Login', '/V4/AccessToken']);
    expect(session()).not.toBe(token);
  });

  it('ends at the vendor also when a setting was changed after it was opened', async () => {
    await issue();
    const token = session();
    expect((await otherHeader()).signedIn).toBe(true);
    expect(await practice.app.ask('connections.signOut', { id: connection.id })).toEqual({ confirmed: true });
    expect(await isAlive(token)).toBe(false);
  });

  it('of settings that were changed is ended by the next call, which opens its own', async () => {
    await issue();
    const token = session();
    await otherHeader();
    await practice.app.call('tokens.issue', await order(connection.id));
    expect(paths()).toContain('/Logout');
    await expect.poll(() => isAlive(token)).toBe(false);
  });

  it('whose end was not confirmed stays, for "Sign out" to say so', async () => {
    await issue();
    const token = session();
    await otherHeader();
    practice.intercept = async (request, forward) =>
      pathOf(request) === '/Logout' ? { ...(await forward()), status: 503 } : forward();
    await practice.app.call('tokens.issue', await order(connection.id));
    await expect.poll(() => paths().filter((path) => path === '/Logout')).toHaveLength(1);
    await expect
      .poll(async () => practice.app.ask('connections.signOut', { id: connection.id }))
      .toEqual({ confirmed: false });
    expect(paths().filter((path) => path === '/Logout').length).toBeGreaterThan(2);
    expect(token).not.toBe('');
  });

  it('is no change of the connection: the server’s list is not read twice', async () => {
    const told = practice.app.pushes.length;
    await practice.app.ask('serverTokens.list', { connectionId: connection.id, userId: null });
    await expect
      .poll(() => practice.app.pushes.slice(told).map(({ name }) => name))
      .toContain('sessions.changed');
    expect(practice.app.pushes.slice(told).map(({ name }) => name)).not.toContain('connections.changed');
  });
});
