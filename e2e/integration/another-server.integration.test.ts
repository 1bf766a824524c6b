import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConnectionSecrets } from '../../electron/secrets/connection-entry.ts';
import type { ConnectionRow } from '../../electron/store/connections-table.ts';
import { saveConnection } from '../../electron/usecases/connections/save.ts';
import { testConnection } from '../../electron/usecases/connections/test-connection.ts';
import { ensurePracticeConnections } from '../../electron/usecases/practice/practice-connections.ts';
import { practiceDrafts, startPracticeServers } from '../../electron/usecases/practice/servers.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import type { Connection, ConnectionDraft } from '../../shared/models/connection.ts';
import { PRACTICE_LOGIN, PRACTICE_RECORDS } from '../../shared/practice/marks.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';
import { failure } from './tokens-at-work.ts';

let fixture: ContextFixture;
let stranger: Server;
let strangerUrl: string;
/** Everything that the other server was sent. */
let received: string;

beforeEach(async () => {
  received = '';
  stranger = createServer((request, response) => {
    received += JSON.stringify([request.url, request.rawHeaders]);
    request.setEncoding('utf8').on('data', (text: string) => {
      received += text;
    });
    request.on('end', () => response.writeHead(401).end());
  }).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await fixture.close();
  stranger.close();
});

const moved = ({ id, api, name, settings, allowUnencrypted }: Connection, secrets = {}): ConnectionDraft => ({
  ...{ id, api, name, settings, allowUnencrypted, secrets },
  baseUrl: strangerUrl,
});
/** Nothing of it is required then: remembered secrets go all the same. */
const withoutAuthorization = (draft: ConnectionDraft): ConnectionDraft => ({
  ...draft,
  settings: { ...draft.settings, authorization: 'none' },
});
const rowOf = ({ id }: Connection): ConnectionRow => {
  const row = fixture.ctx.connections.find(id);
  if (row === null) throw new Error('no such connection');
  return row;
};
const secretsOf = (connection: Connection) => readConnectionSecrets(fixture.ctx.vault, rowOf(connection));
const issueAtOracle = (channelSecret: string) =>
  issueToken(fixture.ctx, {
    connectionId: fixture.connections.oracle.id,
    inputs: { channelId: PRACTICE_RECORDS.channel, channelSecret, rememberSecret: true },
    label: '',
    ticket: '',
  });

describe('a connection that is given another server', () => {
  it('sends nothing there and keeps its server until the secret is entered again', async () => {
    fixture = await openContextFixture();
    const { intershop } = fixture.connections;
    const again = { password: 'The server changed: enter the password again.' };
    expect((await failure(testConnection(fixture.ctx, moved(intershop)))).fields).toEqual(again);
    expect((await failure(saveConnection(fixture.ctx, moved(intershop)))).fields).toEqual(again);
    expect(received).toBe('');
    expect(rowOf(intershop).baseUrl).toBe(intershop.baseUrl);
    expect(await secretsOf(intershop)).toEqual({ password: PRACTICE_LOGIN.password });

    const typed = moved(intershop, { password: 'typed-for-the-other' });
    expect((await failure(testConnection(fixture.ctx, typed))).code).toBe('vendor-unauthorised');
    await saveConnection(fixture.ctx, typed);
    expect(await secretsOf(intershop)).toEqual({ password: 'typed-for-the-other' });
    expect(received).toContain(btoa(`${PRACTICE_LOGIN.user}:typed-for-the-other`));
    expect(received).not.toContain(btoa(`${PRACTICE_LOGIN.user}:${PRACTICE_LOGIN.password}`));
  });

  it.each(['keychain', 'session'])('forgets remembered channel secrets (%s)', async (store) => {
    fixture = await openContextFixture(store === 'keychain' ? process.env : {});
    const { oracle } = fixture.connections;
    await issueAtOracle(PRACTICE_RECORDS.channelSecret);
    const name = `channelSecret:${PRACTICE_RECORDS.channel}`;
    expect(rowOf(oracle).secretStore).toBe(store);
    expect(rowOf(oracle).storedSecrets).toContain(name);

    await saveConnection(fixture.ctx, withoutAuthorization(moved(oracle)));
    expect(rowOf(oracle)).toMatchObject({ secretStore: 'none', storedSecrets: [], baseUrl: strangerUrl });
    expect((await failure(issueAtOracle(''))).fields).toHaveProperty('channelSecret');
    await saveConnection(fixture.ctx, { ...withoutAuthorization(moved(oracle)), baseUrl: oracle.baseUrl });
    expect((await failure(issueAtOracle(''))).fields).toHaveProperty('channelSecret');
    expect(received).toBe('');
  });

  it('remembers no channel secret that was used at the old one meanwhile', async () => {
    fixture = await openContextFixture();
    const { oracle } = fixture.connections;
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { ctx } = fixture;
    let sent = false;
    fixture.ctx = {
      ...ctx,
      send: async (...call) => {
        sent = true;
        await held;
        return ctx.send(...call);
      },
    };
    const issuing = issueAtOracle(PRACTICE_RECORDS.channelSecret);
    while (!sent) await new Promise((resolve) => setTimeout(resolve, 5));
    await saveConnection(ctx, withoutAuthorization(moved(oracle)));
    answer();
    expect((await issuing).state).toBe('active');
    expect(rowOf(oracle)).toMatchObject({ storedSecrets: [], baseUrl: strangerUrl });
  });
});

it('practice connections keep their secrets when their servers get other ports', async () => {
  fixture = await openContextFixture();
  const others = await startPracticeServers();
  try {
    await ensurePracticeConnections(fixture.ctx, practiceDrafts(others.servers));
    const { intershop } = fixture.connections;
    expect(rowOf(intershop).baseUrl).not.toBe(intershop.baseUrl);
    expect(await secretsOf(intershop)).toEqual({ password: PRACTICE_LOGIN.password });
    const { id, api, name, baseUrl, settings, allowUnencrypted } = rowOf(intershop);
    const draft = { id, api, name, baseUrl, settings, allowUnencrypted, secrets: {} };
    expect((await testConnection(fixture.ctx, draft)).outcome).toBe('accepted');
  } finally {
    await others.stop();
  }
});
