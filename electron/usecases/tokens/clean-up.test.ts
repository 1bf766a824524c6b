import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, failureOf, issue, pairOf, tokenOf } from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';

const DAY_MS = 86_400_000;
const WEEK = { secretRetentionDays: 7, historyRetentionDays: 0 };

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp();
  await practice.app.ask('settings.set', WEEK);
});
afterAll(() => practice.close());
afterEach(() => {
  practice.keychainFate = null;
});

/** A token that expired so many days ago, and whose refresh token, if any, did or will. */
async function expired(days: number, refreshDays: number | null): Promise<string> {
  const { id } = await issue(practice.app, 'commvault');
  const now = practice.app.nowMs();
  practice.sql(
    'UPDATE tokens SET requested_at = ?, expires_at = ?, refresh_expires_at = ? WHERE id = ?',
    now - (days + 1) * DAY_MS,
    now - days * DAY_MS,
    refreshDays === null ? null : now - refreshDays * DAY_MS,
    id,
  );
  return id;
}
const preview = (policy = WEEK) => practice.app.ask('cleanUp.preview', policy);
const run = () => practice.app.ask('cleanUp.run');

describe('clean-up by policy', () => {
  it('removes secrets of tokens that are expired for longer than the policy says, and shows the number first', async () => {
    const old = await expired(8, null);
    const young = await expired(6, null);
    const renewable = await expired(30, -3);
    expect(await preview()).toEqual({ secrets: 1, rows: 0 });
    expect(await run()).toEqual({ secrets: 1, rows: 0 });
    expect(practice.entriesOf(old)).toEqual([]);
    for (const id of [young, renewable]) expect((await pairOf(practice.app, id))[0]).not.toBe('');
    expect(await tokenOf(practice.app, old)).toMatchObject({ state: 'active', secretStore: 'none' });
    const { message } = await failureOf(practice.app, 'tokens.reveal', { id: old, part: 'access' });
    expect(message).toContain('clean-up');
    expect(await actionsOf(practice.app, old)).toContain('token.secret-removed');
    expect(await preview()).toEqual({ secrets: 0, rows: 0 });
  });

  it('removes old rows by age, but never a token that may still be used', async () => {
    const old = await expired(40, null);
    const valid = await expired(-1, null);
    practice.sql('UPDATE tokens SET requested_at = 0 WHERE id = ?', valid);
    const policy = { secretRetentionDays: 0, historyRetentionDays: 30 };
    expect((await preview(policy)).rows).toBe(1);
    await practice.app.ask('settings.set', policy);
    await run();
    await practice.app.ask('settings.set', WEEK);
    expect(await failureOf(practice.app, 'tokens.details', { id: old })).toMatchObject({ code: 'not-found' });
    expect(practice.entriesOf(old)).toEqual([]);
    expect((await tokenOf(practice.app, valid)).state).toBe('active');
  });

  it('removes nothing when it is switched off', async () => {
    const off = { secretRetentionDays: 0, historyRetentionDays: 0 };
    expect(await preview(off)).toEqual({ secrets: 0, rows: 0 });
  });
});

describe('a clean-up that is killed', () => {
  it.each(['hangs', 'works, no answer'] as const)(
    'while the keychain’s removal %s is finished by the next start',
    async (fate) => {
      const id = await expired(9, null);
      await new Promise<void>((resolve) => {
        practice.keychainFate = ({ op, account }) => {
          if (op !== 'delete' || !account.includes(id)) return 'works';
          setImmediate(resolve);
          return fate;
        };
        void practice.app.call('cleanUp.run');
      });
      // Never a row that promises a secret which is gone.
      expect((await tokenOf(practice.app, id)).secretStore).toBe('none');
      practice.keychainFate = null;
      await practice.restart();
      expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', secretStore: 'none' });
      expect(practice.entriesOf(id)).toEqual([]);
      const removed = (await actionsOf(practice.app, id)).filter(
        (action) => action === 'token.secret-removed',
      );
      expect(removed).toHaveLength(1);
    },
  );

  it('leaves all as it was when the keychain refuses', async () => {
    const id = await expired(9, null);
    practice.keychainFate = ({ op }) => (op === 'delete' ? 'refuses' : 'works');
    expect(await run()).toEqual({ secrets: 0, rows: 0 });
    practice.keychainFate = null;
    expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', secretStore: 'keychain' });
    expect((await pairOf(practice.app, id))[0]).not.toBe('');
  });
});
