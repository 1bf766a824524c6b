import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionOf, editConnection, failureOf, issue, tokenOf } from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import { APIS } from '../../../shared/forms/values.ts';
import type { ConnectionDraft } from '../../../shared/models/connection.ts';
import { PRACTICE_LOGIN } from '../../../shared/practice/marks.ts';

let practice: PracticeApp;
beforeEach(async () => {
  practice = await openPracticeApp();
});
afterEach(() => practice.close());

const commvault = () => connectionOf(practice.app, 'commvault');
const draft = (name: string): ConnectionDraft => ({
  api: 'oracle',
  name,
  baseUrl: 'https://oracle.example.com',
  allowUnencrypted: false,
  settings: { authorization: 'none' },
  secrets: {},
});
const names = async () => (await practice.app.ask('connections.list')).map(({ name }) => name);

describe('a saved connection', () => {
  it('keeps a stored secret when the field is left empty, replaces it when typed, drops it when it no longer applies', async () => {
    const connection = await commvault();
    const stored = () => practice.entriesOf(connection.id).join();
    await editConnection(practice.app, connection, { name: 'Renamed' });
    expect(stored()).toContain(PRACTICE_LOGIN.authtoken);
    await editConnection(practice.app, connection, { secrets: { authtoken: 'QSDK practice-other' } });
    expect(stored()).toContain('QSDK practice-other');
    expect(stored()).not.toContain(PRACTICE_LOGIN.authtoken);
    const settings = { ...connection.settings, authentication: 'password', userName: PRACTICE_LOGIN.user };
    const secrets = { password: PRACTICE_LOGIN.password };
    const saved = await editConnection(practice.app, connection, { settings, secrets });
    expect(saved.storedSecrets).toEqual(['password']);
    expect(stored()).toContain(PRACTICE_LOGIN.password);
    expect(stored()).not.toContain('QSDK practice-other');
    expect((await issue(practice.app, 'commvault')).state).toBe('active');
    expect(practice.everythingWritten()).not.toContain(PRACTICE_LOGIN.password);
  });

  it('is refused as a connection of another API', async () => {
    const connection = await commvault();
    const changed = { ...draft('Practice: Commvault'), id: connection.id };
    expect(await failureOf(practice.app, 'connections.save', changed)).toMatchObject({
      code: 'invalid-input',
    });
    expect(await commvault()).toEqual(connection);
    expect((await issue(practice.app, 'commvault')).state).toBe('active');
  });

  it('is tested with a harmless read, and refused over plain http beyond this computer', async () => {
    for (const api of APIS) {
      const connection = await connectionOf(practice.app, api);
      const { outcome } = await practice.app.ask('connections.test', { ...connection, secrets: {} });
      expect(['accepted', 'reached']).toContain(outcome);
    }
    const plain = { ...(await commvault()), secrets: {}, baseUrl: 'http://vendor.example' };
    const { fields } = await failureOf(practice.app, 'connections.test', plain);
    expect(fields?.baseUrl).toContain('unencrypted');
  });

  it('is deleted with its secrets, and leaves its tokens', async () => {
    const { id, name } = await commvault();
    const token = await issue(practice.app, 'commvault');
    await practice.app.ask('connections.delete', { id });
    expect(practice.entriesOf(id)).toEqual([]);
    expect(await tokenOf(practice.app, token.id)).toMatchObject({ connectionId: null, connectionName: name });
  });
});

describe('names of connections', () => {
  it('are refused when another has them, whatever their case and API, also in a race', async () => {
    const connection = await commvault();
    const taken = draft(connection.name.toUpperCase());
    expect((await failureOf(practice.app, 'connections.save', taken)).fields).toEqual({
      name: 'Another connection has this name.',
    });
    const race = await Promise.all([
      practice.app.call('connections.save', draft('Content')),
      practice.app.call('connections.save', draft('content ')),
    ]);
    expect(race.map(({ ok }) => ok)).toEqual([true, false]);
    expect((await names()).filter((name) => /^content$/i.test(name))).toEqual(['Content']);
    // Its own name, in other letters, is free.
    await editConnection(practice.app, connection, { name: 'PRACTICE: commvault' });
    expect(await names()).toContain('PRACTICE: commvault');
  });

  it('a practice connection gets another one when the agent has taken its own', async () => {
    const { id, name } = await commvault();
    await practice.app.ask('connections.delete', { id });
    await practice.app.ask('connections.save', draft(name));
    await practice.app.ask('practice.start');
    expect(await names()).toContain(`${name} (2)`);
  });
});
