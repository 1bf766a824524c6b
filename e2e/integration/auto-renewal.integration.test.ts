import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AppContext } from '../../electron/usecases/app-context.ts';
import type { AutoRenewal } from '../../electron/usecases/renewal/auto-renewal.ts';
import { setAutoRenewal } from '../../electron/usecases/renewal/auto-renewal-setting.ts';
import { renewAutomatically } from '../../electron/usecases/renewal/renew-automatically.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { renewToken } from '../../electron/usecases/tokens/renew.ts';
import { revokeToken } from '../../electron/usecases/tokens/revoke.ts';
import { AppError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http-message.ts';
import { PRACTICE_MARKS } from '../../shared/practice/marks.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// Automatic renewal on a real keychain, a real database file and the practice server, which ends a token
// when it sees an old pair.

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const { issue, row, pairOf, trail, stillGood } = tokensAtWork(() => bench);

const running: AutoRenewal[] = [];
afterEach(() => {
  for (const renewals of running.splice(0)) renewals.stop();
  bench.ctx.db.prepare('UPDATE tokens SET auto_renew_minutes = NULL').run();
});

/** The automatic renewal as the app starts it, with what it said and sent. */
function start(changes: Partial<AppContext> = {}, lock = { locked: false }) {
  const said: string[] = [];
  const sent: HttpRequest[] = [];
  const ctx: AppContext = {
    ...bench.ctx,
    send(request, options) {
      if (request.url.endsWith('/Renew')) sent.push(request);
      return bench.ctx.send(request, options);
    },
    ...changes,
  };
  const renewals = renewAutomatically(ctx, {
    lock: {
      state: () => ({
        ...lock,
        reason: null,
        configured: true,
        fingerprint: false,
        retryAt: 0,
        verifierMissing: false,
      }),
    },
    notify: ({ title, body }) => said.push(`${title}: ${body}`),
  });
  running.push(renewals);
  renewals.start();
  return { renewals, said, sent };
}

/** A token with automatic renewal that has been due for a minute. */
async function due(name?: string): Promise<string> {
  const { id } = await issue(name);
  setAutoRenewal(bench.ctx, id, 5);
  bench.ctx.db
    .prepare('UPDATE tokens SET issued_at = issued_at - 3600000, expires_at = ? WHERE id = ?')
    .run(Date.now() + 4 * 60_000, id);
  return id;
}
const renewed = (id: string) =>
  vi.waitUntil(() => row(id).secretGeneration > 1 && row(id).state === 'active');
const ended = (id: string) => vi.waitUntil(() => row(id).autoRenewMinutes === null);

describe('automatic renewal', () => {
  it('is off at first, set per token, and refused where it cannot work', async () => {
    const { id, autoRenewMinutes } = await issue();
    expect(autoRenewMinutes).toBeNull();
    expect(setAutoRenewal(bench.ctx, id, 10).autoRenewMinutes).toBe(10);
    expect(setAutoRenewal(bench.ctx, id, null).autoRenewMinutes).toBeNull();
    expect(bench.ctx.audit.ofToken(id).map(({ detail }) => detail)).toEqual([
      '',
      '10 minutes before expiry',
      'off',
    ]);
    const scim = await issue('scim', 'MS_SCIM');
    const refused = failure((async () => setAutoRenewal(bench.ctx, scim.id, 5))());
    expect((await refused).hint).toContain('MS_SCIM');
  });

  it('follows short lives in real time, with a new pair each time', async () => {
    const { id } = await issue(PRACTICE_MARKS.briefLife);
    setAutoRenewal(bench.ctx, id, 5);
    const { sent, said } = start();
    await vi.waitUntil(() => row(id).secretGeneration === 3, { timeout: 22_000, interval: 50 });
    await vi.waitUntil(() => row(id).state === 'active', { timeout: 5_000 });
    expect(new Set(sent.map(({ body }) => body)).size).toBe(sent.length);
    expect(said).toEqual([]);
    expect(bench.ctx.audit.ofToken(id).at(-1)).toMatchObject({
      action: 'token.renewed',
      detail: 'automatically',
    });
    setAutoRenewal(bench.ctx, id, null);
    await stillGood(id);
  });

  it('handles what is overdue at the start, one after the other, and survives the next start', async () => {
    const ids = [await due(), await due(), await due()];
    const order: string[] = [];
    const { sent } = start({
      async send(request, options) {
        order.push('sent');
        const answer = await bench.ctx.send(request, options);
        order.push('answered');
        return answer;
      },
    });
    await Promise.all(ids.map(renewed));
    expect(sent).toEqual([]);
    expect(order).toEqual(['sent', 'answered', 'sent', 'answered', 'sent', 'answered']);
    await bench.restart();
    for (const id of ids) {
      expect(row(id)).toMatchObject({ autoRenewMinutes: 5, autoRenewProblem: '', secretGeneration: 2 });
      await stillGood(id);
    }
  });

  it('does not renew again what the agent renews at the same moment', async () => {
    const id = await due();
    const byHand = renewToken(bench.ctx, id);
    const { sent } = start();
    await byHand;
    await vi.waitUntil(() => row(id).state === 'active');
    await setTimeout(200);
    expect(sent).toEqual([]);
    expect(row(id).secretGeneration).toBe(2);
    await stillGood(id);
  });

  it('waits while the app is locked, sends nothing, and goes on afterwards', async () => {
    const id = await due();
    const lock = { locked: true };
    const { renewals, sent } = start({}, lock);
    await vi.waitUntil(() => row(id).autoRenewProblem !== '');
    expect(row(id).autoRenewProblem).toContain('unlocked');
    expect(sent).toEqual([]);
    lock.locked = false;
    renewals.wake();
    await renewed(id);
    expect(row(id).autoRenewProblem).toBe('');
  });

  it('waits while the keychain is locked, without asking it', async () => {
    const id = await due();
    const { vault } = bench.ctx;
    const status = { ...vault.status(), state: 'locked' as const };
    const read = vi.fn(vault.read);
    const { sent } = start({ vault: { ...vault, status: () => status, read } });
    await vi.waitUntil(() => row(id).autoRenewProblem !== '');
    expect(read).not.toHaveBeenCalled();
    expect(sent).toEqual([]);
    expect(row(id)).toMatchObject({ autoRenewMinutes: 5, state: 'active' });
  });

  it('tries again what did not leave, and says so once', async () => {
    const id = await due();
    const server = { away: true };
    const { renewals, said } = start({
      send(request, options) {
        if (!server.away) return bench.ctx.send(request, options);
        throw new AppError({ code: 'unreachable', message: 'The server is away.', hint: '', retry: true });
      },
    });
    await vi.waitUntil(() => row(id).autoRenewProblem !== '' && row(id).state === 'active');
    renewals.wake();
    await vi.waitUntil(() => trail(id).filter((action) => action === 'token.renewal-failed').length === 2);
    expect(row(id)).toMatchObject({ autoRenewMinutes: 5, autoRenewProblem: 'The server is away.' });
    server.away = false;
    renewals.wake();
    await renewed(id);
    expect(row(id).autoRenewProblem).toBe('');
    expect(said[0]).toContain('could not be renewed yet: The server is away. Tokendesk tries again.');
    await stillGood(id);
  });

  it('ends at a refusal, in the vendor’s words, and keeps the pair', async () => {
    const id = await due(PRACTICE_MARKS.renewalRefused);
    const pair = await pairOf(id);
    const { renewals, said, sent } = start();
    await ended(id);
    renewals.wake();
    expect(sent).toHaveLength(1);
    expect(await pairOf(id)).toEqual(pair);
    expect(row(id).autoRenewProblem).toContain('may not renew');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^Automatic renewal of “.*” \(Practice: Commvault\) ended: .*may not renew/);
    expect(trail(id).slice(-2)).toEqual(['token.renewal-refused', 'token.auto-renewal-ended']);
    for (const secret of pair) expect(said.join() + bench.everythingWritten()).not.toContain(secret);
  });

  it('ends when an answer is lost, and never sends that pair again', async () => {
    const id = await due(PRACTICE_MARKS.renewalLost);
    const { renewals, said, sent } = start();
    await ended(id);
    renewals.wake();
    await setTimeout(100);
    expect(sent).toHaveLength(1);
    expect(row(id)).toMatchObject({ renewalUnknown: true, state: 'active' });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('may have been renewed');
  });

  it('ends at renewable-until and says until when it was', async () => {
    const id = await due();
    bench.ctx.db
      .prepare('UPDATE tokens SET renewable_until = ? WHERE id = ?')
      .run(Date.UTC(2026, 0, 31, 12), id);
    const { said, sent } = start();
    await ended(id);
    expect(sent).toEqual([]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/ended: It could be renewed until 31 Jan 2026, /);
    expect(row(id).autoRenewProblem).toContain('31 Jan 2026');
  });

  it('ends with its token: revoked without a word, deleted without a trace', async () => {
    const [revoked, deleted] = [await due(), await due()];
    await revokeToken(bench.ctx, revoked);
    await deleteToken(bench.ctx, deleted);
    const { said, sent } = start();
    await ended(revoked);
    expect(trail(revoked)).toContain('token.auto-renewal-ended');
    expect([said, sent]).toEqual([[], []]);
  });

  it.each([
    ['before the answer', 'send'],
    ['before the keychain has the new pair', 'put'],
    ['after the keychain has it', 'kept'],
  ] as const)(
    'a kill %s leaves the old pair or the new one, and it goes on only with the new',
    async (_, when) => {
      const id = await due();
      const old = await pairOf(id);
      const { vault, send } = bench.ctx;
      await new Promise<void>((resolve) => {
        const hang = (): Promise<never> => {
          resolve();
          return new Promise(() => undefined);
        };
        start({
          send: when === 'send' ? hang : send,
          vault: {
            ...vault,
            async put(...args) {
              if (when === 'kept') await vault.put(...args);
              return hang();
            },
          },
        });
      });
      for (const renewals of running.splice(0)) renewals.stop();
      await bench.restart();
      const isNew = when === 'kept';
      expect((await pairOf(id))[0] !== old[0]).toBe(isNew);
      expect(row(id)).toMatchObject({ state: 'active', renewalUnknown: !isNew, autoRenewMinutes: 5 });
      const { said, sent } = start();
      if (isNew) {
        await stillGood(id);
        expect(said).toEqual([]);
      } else {
        await ended(id);
        expect(sent).toEqual([]);
        expect(said[0]).toContain('without its answer arriving');
      }
    },
  );
});
