import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppContext } from '../../electron/usecases/app-context.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { testConnection } from '../../electron/usecases/connections/test-connection.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { dropHeldSessions } from '../../electron/vendor-call/held-sessions.ts';
import type { Api, FormValues } from '../../shared/forms/values.ts';
import type { HttpRequest } from '../../shared/http-message.ts';
import type { Connection } from '../../shared/models/connection.ts';
import type { Token } from '../../shared/models/token.ts';
import {
  PRACTICE_LOGIN,
  PRACTICE_MARKS,
  PRACTICE_RECORDS,
  PRACTICE_USERS,
} from '../../shared/practice/marks.ts';
import { failure } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// Sessions that stay in memory: Intershop's agent tokens, and tokens of Oracle's identity domain.

let bench: Workbench;
let turn = 0;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const INPUTS: Partial<Record<Api, FormValues>> = {
  intershop: { customerId: PRACTICE_RECORDS.customer, responseFormat: 'JSON' },
  oracle: { channelId: PRACTICE_RECORDS.channel, channelSecret: PRACTICE_RECORDS.channelSecret },
};
const issue = (ctx: AppContext, { id, api }: Connection, inputs: FormValues = {}): Promise<Token> =>
  issueToken(ctx, { connectionId: id, inputs: { ...INPUTS[api], ...inputs }, label: '', ticket: '' });
const add = (api: 'intershop' | 'oracle', settings: FormValues, secrets: Record<string, string>) =>
  saveConnection(bench.ctx, {
    api,
    name: `In memory ${turn++}`,
    baseUrl: bench.connections[api].baseUrl,
    allowUnencrypted: false,
    settings: { ...bench.connections[api].settings, ...settings },
    secrets,
  });
const shop = (settings: FormValues = {}) => add('intershop', settings, { password: PRACTICE_LOGIN.password });
const oracle = (clientId: string = PRACTICE_LOGIN.clientId) =>
  add(
    'oracle',
    {
      authorization: 'client',
      identityDomainUrl: bench.connections.oracle.baseUrl,
      clientId,
      scope: PRACTICE_LOGIN.scope,
    },
    { clientSecret: PRACTICE_LOGIN.clientSecret },
  );

function watched(sent: HttpRequest[]): AppContext {
  return {
    ...bench.ctx,
    send(request, options) {
      sent.push(request);
      return bench.ctx.send(request, options);
    },
  };
}
/** By what each request was authorised. */
const means = (sent: readonly HttpRequest[]): string[] =>
  sent.map(({ headers }) => {
    if (headers['authentication-token'] !== undefined) return 'agent token';
    if (headers.UserPassword !== undefined) return 'user headers';
    return headers.Authorization?.split(' ')[0] ?? 'none';
  });

describe('the agent session of Intershop', () => {
  it('is brought by the first answer, slides with each, and stays in memory', async () => {
    const connection = await shop();
    const sent: HttpRequest[] = [];
    const ctx = watched(sent);
    for (let count = 0; count < 3; count++) await issue(ctx, connection);
    expect(means(sent)).toEqual(['Basic', 'agent token', 'agent token']);
    const tokens = sent.slice(1).map(({ headers }) => headers['authentication-token'] ?? '');
    expect(new Set(tokens).size).toBe(2);
    expect(sent.every(({ headers }) => headers.UserOrganization === PRACTICE_LOGIN.organization)).toBe(true);
    for (const token of tokens) expect(bench.everythingWritten()).not.toContain(token);
    await bench.restart();
    sent.length = 0;
    await issue(watched(sent), connection);
    expect(means(sent)).toEqual(['Basic']);
  });

  it('that is outdated is replaced: the call is sent once more, with the login', async () => {
    const connection = await shop({ login: PRACTICE_USERS.outdatedSession, signInHeaders: 'user' });
    const sent: HttpRequest[] = [];
    const ctx = watched(sent);
    await issue(ctx, connection);
    await issue(ctx, connection);
    expect(means(sent)).toEqual(['user headers', 'agent token', 'user headers']);
  });

  it('a call that is refused for another reason, or lost, is not sent again', async () => {
    const connection = await shop();
    await issue(bench.ctx, connection);
    for (const customerId of [PRACTICE_MARKS.forbidden, PRACTICE_MARKS.notFound, PRACTICE_MARKS.cut]) {
      const sent: HttpRequest[] = [];
      await failure(issue(watched(sent), connection, { customerId }));
      expect(means(sent)).toEqual(['agent token']);
    }
    const sent: HttpRequest[] = [];
    const error = await failure(issue(watched(sent), connection, { customerId: PRACTICE_MARKS.outdated }));
    expect(error).toMatchObject({ code: 'vendor-unauthorised' });
    expect(means(sent)).toEqual(['agent token', 'Basic']);
  });

  it('is no other connection’s, and not for another organization', async () => {
    const connection = await shop();
    await issue(bench.ctx, connection);
    const settings = { ...connection.settings, organization: 'Elsewhere' };
    await saveConnection(bench.ctx, { ...connection, settings, secrets: {} });
    const sent: HttpRequest[] = [];
    await failure(issue(watched(sent), connection));
    await issue(watched(sent), await shop());
    expect(means(sent)).toEqual(['Basic', 'Basic']);
  });

  it('is forgotten by a lock, and not used where the setting says so', async () => {
    const connection = await shop();
    await issue(bench.ctx, connection);
    dropHeldSessions(bench.ctx);
    const sent: HttpRequest[] = [];
    await issue(watched(sent), connection);
    const each = await shop({ agentSession: 'each' });
    await issue(watched(sent), each);
    await issue(watched(sent), each);
    expect(means(sent)).toEqual(['Basic', 'Basic', 'Basic']);
  });

  it('is not used by a test of the connection, which is about the login', async () => {
    const connection = await shop();
    await issue(bench.ctx, connection);
    const draft = { ...connection, secrets: { password: 'wrong' } };
    expect(await failure(testConnection(bench.ctx, draft))).toMatchObject({ code: 'vendor-unauthorised' });
  });
});

describe('a token of Oracle’s identity domain', () => {
  const atDomain = (sent: readonly HttpRequest[]) =>
    sent.filter(({ url }) => url.endsWith('/oauth2/v1/token'));

  it('is fetched once, sent as Bearer, and written nowhere', async () => {
    const connection = await oracle();
    const sent: HttpRequest[] = [];
    const ctx = watched(sent);
    await Promise.all([issue(ctx, connection), issue(ctx, connection)]);
    await issue(ctx, connection);
    expect(atDomain(sent)).toHaveLength(1);
    const bearers = sent
      .filter(({ url }) => url.endsWith('/oauthToken'))
      .map((one) => one.headers.Authorization);
    expect(new Set(bearers).size).toBe(1);
    expect(bearers).toHaveLength(3);
    expect(bearers[0]).toMatch(/^Bearer /);
    expect(bench.everythingWritten()).not.toContain((bearers[0] ?? '').replace('Bearer ', ''));
  });

  it('is fetched again before it expires', async () => {
    const connection = await oracle();
    const sent: HttpRequest[] = [];
    await issue(watched(sent), connection);
    const later = { ...watched(sent), nowMs: () => Date.now() + 7 * 86_400_000 - 59_000 };
    await issue(later, connection);
    expect(atDomain(sent)).toHaveLength(2);
  });

  it('that is refused is fetched anew, once', async () => {
    const connection = await oracle(PRACTICE_USERS.oneCall);
    const sent: HttpRequest[] = [];
    const ctx = watched(sent);
    await issue(ctx, connection);
    await issue(ctx, connection);
    const last = ({ url }: HttpRequest): string => url.split('/').at(-1) ?? '';
    expect(sent.map(last)).toEqual(['token', 'oauthToken', 'oauthToken', 'token', 'oauthToken']);
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
      const sent: HttpRequest[] = [];
      const error = await failure(issue(watched(sent), connection));
      expect(error.vendor?.code).toBe(code);
      expect(atDomain(sent)).toHaveLength(sent.length);
    }
  });
});
