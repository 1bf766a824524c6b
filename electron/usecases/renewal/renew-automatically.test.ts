import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionsOf, failureOf, issue, pairOf, tokenOf, trailOf } from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import { PRACTICE_MARKS } from '../../../shared/practice/marks.ts';

// The practice server ends a token when it sees an old pair.

const START = Date.UTC(2031, 4, 6, 12);
const MINUTE = 60_000;
const PASSPHRASE = 'practice passphrase';

let practice: PracticeApp;
beforeEach(async () => {
  practice = await openPracticeApp({ nowMs: START });
});
afterEach(() => practice.close());

let turn = 0;
/** A token with automatic renewal, and how many ms it is until that. */
async function automatic(tokenName = 'token'): Promise<{ id: string; dueIn: number }> {
  const { id, expiresAt } = await issue(practice.app, 'commvault', { tokenName: `${tokenName}-${turn++}` });
  await practice.app.ask('tokens.setAutoRenew', { id, minutes: 5 });
  return { id, dueIn: (expiresAt ?? 0) - practice.app.nowMs() - 5 * MINUTE };
}
const token = (id: string) => tokenOf(practice.app, id);
const renewals = () => practice.sent.filter(({ url }) => url.endsWith('/Renew'));
/** Waits for a renewal that no timer of the test's clock began. */
const renewed = (id: string) => expect.poll(() => actionsOf(practice.app, id)).toContain('token.renewed');
const said = () => practice.app.platform.notifications.map(({ title, body }) => `${title}: ${body}`);
const offline = (): void => {
  practice.app.platform.proxy = 'PROXY 127.0.0.1:1';
};
const online = (): void => {
  practice.app.platform.proxy = 'DIRECT';
};
/** The server takes the present pair. */
const stillGood = async (id: string): Promise<void> => {
  const before = await pairOf(practice.app, id);
  await practice.app.ask('tokens.renew', { id });
  expect(await pairOf(practice.app, id)).not.toEqual(before);
};

describe('automatic renewal', () => {
  it('is off at first, set per token, and refused where it cannot work', async () => {
    const { id, autoRenewMinutes } = await issue(practice.app, 'commvault');
    expect(autoRenewMinutes).toBeNull();
    const set = (minutes: 10 | null) => practice.app.ask('tokens.setAutoRenew', { id, minutes });
    expect((await set(10)).autoRenewMinutes).toBe(10);
    expect((await set(null)).autoRenewMinutes).toBeNull();
    expect((await trailOf(practice.app, id)).map(({ detail }) => detail)).toEqual([
      '',
      '10 minutes before expiry',
      'off',
    ]);
    const scim = await issue(practice.app, 'commvault', { tokenType: 'MS_SCIM' });
    const { hint } = await failureOf(practice.app, 'tokens.setAutoRenew', { id: scim.id, minutes: 5 });
    expect(hint).toContain('MS_SCIM');
  });

  it('follows short lives, with a new pair each time, and tells nobody', async () => {
    const { id } = await automatic(PRACTICE_MARKS.briefLife);
    await practice.app.advance(60_000);
    const sent = renewals();
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect(new Set(sent.map(({ body }) => body)).size).toBe(sent.length);
    expect(said()).toEqual([]);
    expect((await trailOf(practice.app, id)).at(-1)).toMatchObject({
      action: 'token.renewed',
      detail: 'automatically',
    });
    await practice.app.ask('tokens.setAutoRenew', { id, minutes: null });
    await stillGood(id);
  });

  it('handles what is due together one after the other, and goes on after the next start', async () => {
    const ids = [await automatic(), await automatic(), await automatic()];
    const order: string[] = [];
    practice.intercept = async (_request, forward) => {
      order.push('sent');
      const answer = await forward();
      order.push('answered');
      return answer;
    };
    const { dueIn } = ids[0] ?? { dueIn: 0 };
    await practice.app.advance(dueIn - 1);
    expect(order).toEqual([]);
    await practice.app.advance(1);
    expect(order).toEqual(['sent', 'answered', 'sent', 'answered', 'sent', 'answered']);
    await practice.restart();
    await practice.app.advance(dueIn);
    for (const { id } of ids) {
      expect(await token(id)).toMatchObject({ autoRenewMinutes: 5, autoRenewProblem: '' });
      expect(await actionsOf(practice.app, id)).toEqual([
        'token.issued',
        'token.auto-renewal-set',
        'token.renewed',
        'token.renewed',
      ]);
      await stillGood(id);
    }
  });

  it('renews at the start what came due while the app was closed', async () => {
    const { id, dueIn } = await automatic();
    await practice.app.kill();
    await practice.app.advance(dueIn + MINUTE);
    await practice.restart();
    await renewed(id);
    expect(renewals()).toHaveLength(1);
    await stillGood(id);
  });

  it('does not renew again what the agent renews at the same moment', async () => {
    const { id, dueIn } = await automatic();
    await practice.app.advance(dueIn - 1);
    const byHand = practice.app.ask('tokens.renew', { id });
    await practice.app.advance(1);
    await byHand;
    await practice.app.advance(MINUTE);
    expect(renewals()).toHaveLength(1);
    await stillGood(id);
  });

  it('waits while the app is locked, sends nothing, and goes on afterwards', async () => {
    const { id, dueIn } = await automatic();
    await practice.app.ask('lock.configure', { current: '', next: PASSPHRASE });
    await practice.app.ask('lock.lock');
    await practice.app.advance(dueIn + MINUTE);
    expect((await token(id)).autoRenewProblem).toContain('unlocked');
    expect(renewals()).toEqual([]);
    await practice.app.ask('lock.unlock', { passphrase: PASSPHRASE });
    await renewed(id);
    expect(renewals()).toHaveLength(1);
    expect((await token(id)).autoRenewProblem).toBe('');
  });

  it('waits while the keychain is locked, without asking it', async () => {
    const { id, dueIn } = await automatic();
    practice.keychain.mood = 'locked';
    await practice.app.ask('keychain.recheck');
    const asked: string[] = [];
    practice.keychainFate = ({ account }) => {
      asked.push(account);
      return 'works';
    };
    await practice.app.advance(dueIn + MINUTE);
    expect(asked).toEqual([]);
    expect(renewals()).toEqual([]);
    expect(await token(id)).toMatchObject({ autoRenewMinutes: 5, state: 'active' });
    expect((await token(id)).autoRenewProblem).not.toBe('');
    practice.keychain.mood = 'works';
    await practice.app.ask('keychain.recheck');
    await renewed(id);
    expect(renewals()).toHaveLength(1);
  });

  it('tries again what did not leave, and says so once', async () => {
    const { id, dueIn } = await automatic();
    offline();
    await practice.app.advance(dueIn + 2 * MINUTE);
    const failures = async () =>
      (await actionsOf(practice.app, id)).filter((action) => action === 'token.renewal-failed');
    expect(await failures()).toHaveLength(2);
    expect(await token(id)).toMatchObject({ autoRenewMinutes: 5, state: 'active' });
    expect((await token(id)).autoRenewProblem).not.toBe('');
    online();
    await practice.app.advance(2 * MINUTE);
    expect((await token(id)).autoRenewProblem).toBe('');
    const [first, ...others] = said().filter((words) => words.includes('could not be renewed yet'));
    expect(first).toContain('Tokendesk tries again.');
    expect(others).toEqual([]);
    await stillGood(id);
  });

  it('ends at a refusal, in the vendor’s words, and keeps the pair', async () => {
    const { id, dueIn } = await automatic(PRACTICE_MARKS.renewalRefused);
    const pair = await pairOf(practice.app, id);
    await practice.app.advance(dueIn + 2 * MINUTE);
    expect(renewals()).toHaveLength(1);
    expect(await pairOf(practice.app, id)).toEqual(pair);
    expect((await token(id)).autoRenewProblem).toContain('may not renew');
    expect(said()[0]).toMatch(/^Automatic renewal of “.*” \(Practice: Commvault\) ended: .*may not renew/);
    expect((await actionsOf(practice.app, id)).slice(-2)).toEqual([
      'token.renewal-refused',
      'token.auto-renewal-ended',
    ]);
    for (const secret of pair) expect(said().join() + practice.everythingWritten()).not.toContain(secret);
  });

  it('ends when an answer is lost, and never sends that pair again', async () => {
    const { id, dueIn } = await automatic(PRACTICE_MARKS.renewalLost);
    await practice.app.advance(dueIn + 2 * MINUTE);
    expect(renewals()).toHaveLength(1);
    expect(await token(id)).toMatchObject({ renewalUnknown: true, state: 'active', autoRenewMinutes: null });
    expect(said()[0]).toContain('may have been renewed');
  });

  it('ends at renewable-until and says until when it was', async () => {
    const { id } = await automatic();
    practice.sql('UPDATE tokens SET renewable_until = ? WHERE id = ?', Date.UTC(2026, 0, 31, 12), id);
    await practice.app.advance(MINUTE);
    expect(renewals()).toEqual([]);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toMatch(/ended: It could be renewed until 31 Jan 2026, /);
    expect((await token(id)).autoRenewProblem).toContain('31 Jan 2026');
  });

  it('ends with its token: revoked without a word, deleted without a trace', async () => {
    const revoked = await automatic();
    const deleted = await automatic();
    await practice.app.ask('tokens.revoke', { id: revoked.id });
    await practice.app.ask('tokens.delete', { id: deleted.id });
    await practice.app.advance(revoked.dueIn + MINUTE);
    expect(await actionsOf(practice.app, revoked.id)).toContain('token.auto-renewal-ended');
    expect([said(), renewals()]).toEqual([[], []]);
  });

  it.each([
    'before the answer',
    'before the keychain has the new pair',
    'after the keychain has it',
  ] as const)(
    'a kill %s leaves the old pair or the new one, and it goes on only with the new',
    async (when) => {
      const { id, dueIn } = await automatic();
      const [old] = await pairOf(practice.app, id);
      await practice.app.advance(dueIn - 1);
      await new Promise<void>((resolve) => {
        if (when === 'before the answer')
          practice.intercept = async (_request, forward) => {
            await forward();
            resolve();
            return new Promise(() => undefined);
          };
        else
          practice.keychainFate = ({ op, account }) => {
            if (op !== 'set' || !account.includes(id)) return 'works';
            setImmediate(() => setImmediate(resolve));
            return when === 'after the keychain has it' ? 'works, no answer' : 'hangs';
          };
        void practice.app.advance(1);
      });
      practice.intercept = null;
      practice.keychainFate = null;
      practice.sent.length = 0;
      await practice.restart();
      const isNew = when === 'after the keychain has it';
      expect((await pairOf(practice.app, id))[0] !== old).toBe(isNew);
      expect(await token(id)).toMatchObject({ state: 'active', renewalUnknown: !isNew });
      await practice.app.advance(MINUTE);
      if (isNew) {
        await stillGood(id);
        expect(said()).toEqual([]);
      } else {
        expect((await token(id)).autoRenewMinutes).toBeNull();
        expect(renewals()).toEqual([]);
        expect(said()[0]).toContain('without its answer arriving');
      }
    },
  );
});
