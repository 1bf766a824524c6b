import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  actionsOf,
  connectionOf,
  failureOf,
  history,
  issue,
  orderOf,
  pairOf,
  problemsOf,
  tokenOf,
} from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';

let practice: PracticeApp;
beforeEach(async () => {
  practice = await openPracticeApp();
});
afterEach(() => practice.close());

describe('after a crash', () => {
  it('finishes the record of a token whose secret reached the keychain', async () => {
    const other = new DatabaseSync(join(practice.dataDir, 'tokendesk.db'));
    const order = await orderOf(practice.app, 'commvault');
    practice.intercept = async (_request, forward) => {
      const answer = await forward();
      // Another program holds the database from now on.
      other.exec('BEGIN IMMEDIATE');
      return answer;
    };
    const error = await failureOf(practice.app, 'tokens.issue', order);
    expect(error.message).toContain('The token was issued and its secret is safe');
    await practice.app.kill();
    other.exec('ROLLBACK');
    other.close();
    practice.intercept = null;
    await practice.restart();
    const [token] = await history(practice.app);
    expect(token).toMatchObject({
      state: 'active',
      secretStore: 'keychain',
      subject: order.inputs.tokenName,
    });
    expect((await pairOf(practice.app, token?.id ?? ''))[0]).not.toBe('');
    expect(await actionsOf(practice.app, token?.id ?? '')).toContain('token.recovered');
  });

  it('says “may have been created” of a request whose answer never came', async () => {
    const order = await orderOf(practice.app, 'commvault');
    await new Promise<void>((resolve) => {
      practice.intercept = async (_request, forward) => {
        await forward();
        resolve();
        return new Promise(() => undefined);
      };
      void practice.app.call('tokens.issue', order);
    });
    practice.intercept = null;
    await practice.restart();
    expect(await history(practice.app)).toMatchObject([{ state: 'outcome-unknown', secretStore: 'none' }]);
  });

  it('finishes a deletion', async () => {
    const { id } = await issue(practice.app, 'commvault');
    await new Promise<void>((resolve) => {
      practice.keychainFate = ({ op, account }) => {
        if (op !== 'delete' || !account.includes(id)) return 'works';
        setImmediate(resolve);
        return 'hangs';
      };
      void practice.app.call('tokens.delete', { id });
    });
    practice.keychainFate = null;
    await practice.restart();
    expect(await history(practice.app)).toEqual([]);
    expect(practice.entriesOf(id)).toEqual([]);
  });

  it('removes connection secrets that were written but never switched to', async () => {
    const connection = await connectionOf(practice.app, 'commvault');
    await new Promise<void>((resolve) => {
      practice.keychainFate = ({ op, account }) => {
        if (op !== 'set' || !account.includes(connection.id)) return 'works';
        setImmediate(() => setImmediate(resolve));
        return 'works, no answer';
      };
      const secrets = { authtoken: 'QSDK practice-never-confirmed' };
      void practice.app.call('connections.save', { ...connection, secrets });
    });
    practice.keychainFate = null;
    await practice.restart();
    expect(practice.entriesOf(connection.id).join()).not.toContain('never-confirmed');
    expect((await issue(practice.app, 'commvault')).state).toBe('active');
    expect(await problemsOf(practice.app)).toEqual([]);
  });
});

describe('without a keychain', () => {
  it('keeps what is issued meanwhile in memory, and moves it in when the keychain is back', async () => {
    practice.keychainFate = ({ op }) => (op === 'set' ? 'refuses' : 'works');
    const { id, secretStore } = await issue(practice.app, 'commvault');
    expect(secretStore).toBe('session');
    const pair = await pairOf(practice.app, id);
    practice.keychainFate = null;
    expect(await practice.app.ask('keychain.recheck')).toMatchObject({ sessionSecrets: 0 });
    await practice.restart();
    expect((await tokenOf(practice.app, id)).secretStore).toBe('keychain');
    expect(await pairOf(practice.app, id)).toEqual(pair);
  });
});
