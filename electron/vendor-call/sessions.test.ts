import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf, editConnection, failureOf, orderOf } from '../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../e2e/support/practice-app.ts';
import type { FormValues } from '../../shared/forms/values.ts';
import type { HttpRequest } from '../../shared/http-message.ts';
import type { Connection } from '../../shared/models/connection.ts';
import type { Token } from '../../shared/models/token.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS, PRACTICE_USERS } from '../../shared/practice/marks.ts';

// Sessions that were never kept anywhere but in memory: Intershop's agent tokens, and tokens of Oracle's identity domain.

const PASSPHRASE = 'practice passphrase';

let practice: PracticeApp;
let turn = 0;
beforeAll(async () => {
  practice = await openPracticeApp({ nowMs: Date.UTC(2031, 4, 6, 12) });
});
afterAll(() => practice.close());
afterEach(() => {
  practice.sent.length = 0;
});

const order = ({ id, api }: Connection, inputs: FormValues = {}) =>
  orderOf(practice.app, api, inputs, { connectionId: id });
const issue = async (connection: Connection): Promise<Token> =>
  practice.app.ask('tokens.issue', await order(connection));
const refused = async (connection: Connection, inputs: FormValues = {}) =>
  failureOf(practice.app, 'tokens.issue', await order(connection, inputs));
const add = async (api: 'intershop' | 'oracle', settings: FormValues, secrets: Record<string, string>) => {
  const usual = await connectionOf(practice.app, api);
  return practice.app.ask('connections.save', {
    api,
    name: `In memory ${turn++}`,
    baseUrl: usual.baseUrl,
    allowUnencrypted: false,
    settings: { ...usual.settings, ...settings },
    secrets,
  });
};
const shop = (settings: FormValues = {}) => add('intershop', settings, { password: PRACTICE_LOGIN.password });
const oracle = async (clientId: string = PRACTICE_LOGIN.clientId) =>
  add(
    'oracle',
    {
      authorization: 'client',
      identityDomainUrl: (await connectionOf(practice.app, 'oracle')).baseUrl,
      clientId,
      scope: PRACTICE_LOGIN.scope,
    },
    { clientSecret: PRACTICE_LOGIN.clientSecret },
  );

/** By what each request was authorised. */
const means = (): string[] =>
  practice.sent.map(({ headers }) => {
    if (headers['authentication-token'] !== undefined) return 'agent token';
    if (headers.UserPassword !== undefined) return 'user headers';
    return headers.Authorization?.split(' ')[0] ?? 'none';
  });

describe('the agent session of Intershop', () => {
  it('is brought by the first answer, slides with each, and stays in memory', async () => {
    const connection = await shop();
    practice.sent.length = 0;
    for (let count = 0; count < 3; count++) await issue(connection);
    expect(means()).toEqual(['Basic', 'agent token', 'agent token']);
    const tokens = practice.sent.slice(1).map(({ headers }) => headers['authentication-token'] ?? '');
    expect(new Set(tokens).size).toBe(2);
    expect(
      practice.sent.every(({ headers }) => headers.UserOrganization === PRACTICE_LOGIN.organization),
    ).toBe(true);
    for (const token of tokens) expect(practice.everythingWritten()).not.toContain(token);
    await practice.restart();
    practice.sent.length = 0;
    await issue(connection);
    expect(means()).toEqual(['Basic']);
  });

  it('that is outdated is replaced: the call is sent once more, with the login', async () => {
    const connection = await shop({ login: PRACTICE_USERS.outdatedSession, signInHeaders: 'user' });
    practice.sent.length = 0;
    await issue(connection);
    await issue(connection);
    expect(means()).toEqual(['user headers', 'agent token', 'user headers']);
  });

  it('a call that is refused for another reason, or lost, is not sent again', async () => {
    const connection = await shop();
    await issue(connection);
    for (const customerId of [PRACTICE_MARKS.forbidden, PRACTICE_MARKS.notFound, PRACTICE_MARKS.cut]) {
      practice.sent.length = 0;
      await refused(connection, { customerId });
      expect(means()).toEqual(['agent token']);
    }
    practice.sent.length = 0;
    const error = await refused(connection, { customerId: PRACTICE_MARKS.outdated });
    expect(error).toMatchObject({ code: 'vendor-unauthorised' });
    expect(means()).toEqual(['agent token', 'Basic']);
  });

  it('is no other connection’s, and not for another organization', async () => {
    const connection = await shop();
    await issue(connection);
    const settings = { ...connection.settings, organization: 'Elsewhere' };
    await editConnection(practice.app, connection, { settings });
    practice.sent.length = 0;
    await refused(connection);
    await issue(await shop());
    expect(means()).toEqual(['Basic', 'Basic']);
  });

  it('is forgotten by a lock, and not used where the setting says so', async () => {
    const connection = await shop();
    await issue(connection);
    await practice.app.ask('lock.configure', { current: '', next: PASSPHRASE });
    await practice.app.ask('lock.lock');
    await practice.app.ask('lock.unlock', { passphrase: PASSPHRASE });
    practice.sent.length = 0;
    await issue(connection);
    const each = await shop({ agentSession: 'each' });
    await issue(each);
    await issue(each);
    expect(means()).toEqual(['Basic', 'Basic', 'Basic']);
  });

  it('is not used by a test of the connection, which is about the login', async () => {
    const connection = await shop();
    await issue(connection);
    const draft = { ...connection, secrets: { password: 'wrong' } };
    expect(await failureOf(practice.app, 'connections.test', draft)).toMatchObject({
      code: 'vendor-unauthorised',
    });
  });
});

describe('a token of Oracle’s identity domain', () => {
  const atDomain = () => practice.sent.filter(({ url }) => url.endsWith('/oauth2/v1/token'));

  it('is fetched once, sent as Bearer, and written nowhere', async () => {
    const connection = await oracle();
    practice.sent.length = 0;
    await Promise.all([issue(connection), issue(connection)]);
    await issue(connection);
    expect(atDomain()).toHaveLength(1);
    const bearers = practice.sent
      .filter(({ url }) => url.endsWith('/oauthToken'))
      .map((one) => one.headers.Authorization);
    expect(new Set(bearers).size).toBe(1);
    expect(bearers).toHaveLength(3);
    expect(bearers[0]).toMatch(/^Bearer /);
    expect(practice.everythingWritten()).not.toContain((bearers[0] ?? '').replace('Bearer ', ''));
  });

  it('is fetched again before it expires', async () => {
    const connection = await oracle();
    practice.sent.length = 0;
    await issue(connection);
    practice.app.setClock(practice.app.nowMs() + 7 * 86_400_000 - 59_000);
    await issue(connection);
    expect(atDomain()).toHaveLength(2);
  });

  it('that is refused is fetched anew, once', async () => {
    const connection = await oracle(PRACTICE_USERS.oneCall);
    practice.sent.length = 0;
    await issue(connection);
    await issue(connection);
    const last = ({ url }: HttpRequest): string => url.split('/').at(-1) ?? '';
    expect(practice.sent.map(last)).toEqual(['token', 'oauthToken', 'oauthToken', 'token', 'oauthToken']);
  });

  it('that is not given says why in the vendor’s words, and nothing was created', async () => {
    const { settings } = await oracle();
    for (const [changed, code] of [
      [{ scope: 'urn:opc:cec:all' }, 'invalid_scope'],
      [{ clientId: 'nobody' }, 'invalid_client'],
    ] as const) {
      const connection = await add(
        'oracle',
        { ...settings, ...changed },
        {
          clientSecret: PRACTICE_LOGIN.clientSecret,
        },
      );
      practice.sent.length = 0;
      const error = await refused(connection);
      expect(error.vendor?.code).toBe(code);
      expect(atDomain()).toHaveLength(practice.sent.length);
    }
  });
});
