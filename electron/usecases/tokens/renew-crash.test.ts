import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, failureOf, issue, pairOf, problemsOf, tokenOf } from '../../../e2e/support/agent.ts';
import { type KeychainFate, openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import type { KeychainRequest } from '../../secrets/keychain/protocol.ts';

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp();
});
afterAll(() => practice.close());

const token = () => issue(practice.app, 'commvault');
const isRenewal = ({ url }: { readonly url: string }): boolean => url.endsWith('/Renew');
const stillGood = async (id: string): Promise<void> => {
  const before = await pairOf(practice.app, id);
  await practice.app.ask('tokens.renew', { id });
  expect(await pairOf(practice.app, id)).not.toEqual(before);
};

describe('a crash during a renewal', () => {
  afterEach(async () => {
    practice.intercept = null;
    practice.keychainFate = null;
    expect(await problemsOf(practice.app)).toEqual([]);
  });

  /** Renews, and ends the app when the moment has come. */
  const renewUntil = async (id: string, arm: (reached: () => void) => void): Promise<void> => {
    await new Promise<void>((resolve) => {
      arm(resolve);
      void practice.app.call('tokens.renew', { id });
    });
    practice.intercept = null;
    practice.keychainFate = null;
    await practice.restart();
  };
  /** The keychain does this with the first request of its kind about the token. */
  const atKeychain =
    (id: string, op: KeychainRequest['op'], fate: KeychainFate) =>
    (reached: () => void): void => {
      practice.keychainFate = (request) => {
        if (request.op !== op || !request.account.includes(id)) return 'works';
        setImmediate(() => setImmediate(reached));
        return fate;
      };
    };

  it('while the request is on its way: the outcome is unknown, the access token is there', async () => {
    const { id } = await token();
    const [access] = await pairOf(practice.app, id);
    await renewUntil(id, (reached) => {
      practice.intercept = async (request, forward) => {
        if (!isRenewal(request)) return forward();
        await forward();
        reached();
        return new Promise(() => undefined);
      };
    });
    expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', renewalUnknown: true });
    expect(await pairOf(practice.app, id)).toEqual([access, null]);
    expect(practice.entriesOf(id)).toHaveLength(1);
    expect(await actionsOf(practice.app, id)).toContain('token.renewal-unknown');
  });

  it('after the answer, before the keychain has it: the same', async () => {
    const { id } = await token();
    const [access] = await pairOf(practice.app, id);
    await renewUntil(id, atKeychain(id, 'set', 'hangs'));
    expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', renewalUnknown: true });
    expect(await pairOf(practice.app, id)).toEqual([access, null]);
  });

  it('between keychain and database: the switch is finished with the new pair', async () => {
    const { id } = await token();
    const old = await pairOf(practice.app, id);
    await renewUntil(id, atKeychain(id, 'set', 'works, no answer'));
    expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', renewalUnknown: false });
    expect(await pairOf(practice.app, id)).not.toEqual(old);
    expect(practice.entriesOf(id)).toHaveLength(1);
    expect(await actionsOf(practice.app, id)).toContain('token.renewed');
    await stillGood(id);
  });

  it('between the switch and the removal of the old pair: it is removed', async () => {
    const { id } = await token();
    const old = await pairOf(practice.app, id);
    await renewUntil(id, atKeychain(id, 'delete', 'hangs'));
    expect(await pairOf(practice.app, id)).not.toEqual(old);
    expect(practice.entriesOf(id)).toHaveLength(1);
    await stillGood(id);
  });

  it('when the history cannot be written: the new pair counts as soon as it can, or at the next start', async () => {
    const { id } = await token();
    const old = await pairOf(practice.app, id);
    const other = new DatabaseSync(join(practice.dataDir, 'tokendesk.db'));
    practice.intercept = async (request, forward) => {
      const answer = await forward();
      // Another program holds the database from now on.
      if (isRenewal(request)) other.exec('BEGIN IMMEDIATE');
      return answer;
    };
    expect((await failureOf(practice.app, 'tokens.renew', { id })).code).toMatch(/^storage/);
    expect((await tokenOf(practice.app, id)).state).toBe('renewing');
    await practice.app.kill();
    other.exec('ROLLBACK');
    other.close();
    practice.intercept = null;
    await practice.restart();
    expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', renewalUnknown: false });
    expect(await pairOf(practice.app, id)).not.toEqual(old);
    await stillGood(id);
  });

  it('when only memory took the new pair: the old one is back, and not renewed again', async () => {
    const { id } = await token();
    const [access] = await pairOf(practice.app, id);
    practice.keychainFate = ({ op, account }) => (op === 'set' && account.includes(id) ? 'refuses' : 'works');
    expect((await practice.app.ask('tokens.renew', { id })).secretStore).toBe('session');
    expect(practice.entriesOf(id)).toHaveLength(1);
    practice.keychainFate = null;
    await practice.restart();
    expect(await tokenOf(practice.app, id)).toMatchObject({
      state: 'active',
      secretStore: 'keychain',
      renewalUnknown: true,
    });
    expect(await pairOf(practice.app, id)).toEqual([access, null]);
  });
});
