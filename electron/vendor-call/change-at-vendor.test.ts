import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, failureOf, history, issue, orderOf, pairOf } from '../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../e2e/support/practice-app.ts';
import type { CallInFlight } from '../../shared/models/call-in-flight.ts';
import { PRACTICE_MARKS } from '../../shared/practice/marks.ts';

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp({ limits: { headersMs: 20_000, totalMs: 30_000 } });
});
afterAll(() => practice.close());
afterEach(() => {
  practice.intercept = null;
  practice.keychainFate = null;
});

const calls = (): Promise<readonly CallInFlight[]> => practice.app.ask('calls.list');
/** The one call that is under way, as soon as it has come so far. */
const callIn = async (phase: CallInFlight['phase']): Promise<CallInFlight> => {
  await expect.poll(async () => (await calls()).map((one) => one.phase)).toEqual([phase]);
  const [call] = await calls();
  if (call === undefined) throw new Error('No call is under way.');
  return call;
};
const cancel = (id: string) => practice.app.ask('calls.cancel', { id });
let turn = 0;
const order = (tokenName = 'in-flight') =>
  orderOf(practice.app, 'commvault', { tokenName: `${tokenName}-${turn++}` });
const lastLine = async () => (await practice.app.ask('audit.list', { limit: 1 }))[0];

describe('a call in flight', () => {
  it('is listed with what it is about and what is at stake, until it is over', async () => {
    const issuing = practice.app.call('tokens.issue', await order(PRACTICE_MARKS.hang));
    const call = await callIn('sent');
    expect(call).toMatchObject({
      kind: 'issue',
      origin: 'agent',
      api: 'commvault',
      atStake: 'token',
      subject: expect.stringContaining(PRACTICE_MARKS.hang),
    });
    await cancel(call.id);
    await issuing;
    expect(await calls()).toEqual([]);
    expect(practice.app.pushes.map(({ name }) => name)).toContain('calls.changed');
    expect(await cancel(call.id)).toEqual({ cancelled: false });
  });

  it('that is cancelled before it leaves sends nothing and leaves an audit line', async () => {
    const before = await history(practice.app);
    practice.sent.length = 0;
    practice.keychainFate = ({ op }) => (op === 'get' ? 'hangs' : 'works');
    const failing = failureOf(practice.app, 'tokens.issue', await order());
    expect(await cancel((await callIn('preparing')).id)).toEqual({ cancelled: true });
    expect(await failing).toMatchObject({ code: 'cancelled', message: 'Cancelled. Nothing was sent.' });
    expect(practice.sent).toEqual([]);
    expect(await history(practice.app)).toEqual(before);
    expect(await lastLine()).toMatchObject({ action: 'token.failed', detail: 'cancelled' });
    // The keychain process still waits for its answer.
    practice.keychainFate = null;
    await practice.restart();
  });

  it('that is cancelled after it left may have happened, and its row says so', async () => {
    const failing = failureOf(practice.app, 'tokens.issue', await order(PRACTICE_MARKS.hang));
    await cancel((await callIn('sent')).id);
    const error = await failing;
    expect(error.code).toBe('outcome-unknown');
    expect(error.message).toContain('Cancelled. The request had left, so a token may have been created.');
    expect(error.retry).toBeUndefined();
    const [row] = await history(practice.app);
    expect(row).toMatchObject({ state: 'outcome-unknown' });
    expect(await lastLine()).toMatchObject({ action: 'token.outcome-unknown' });
  });

  it('has no row before it leaves', async () => {
    const rows = (await history(practice.app)).length;
    practice.app.platform.proxy = 'PROXY 127.0.0.1:1';
    expect((await failureOf(practice.app, 'tokens.issue', await order())).message).toContain(
      'Nothing was sent',
    );
    practice.app.platform.proxy = 'DIRECT';
    expect(await history(practice.app)).toHaveLength(rows);
    expect(await lastLine()).toMatchObject({ action: 'token.failed' });
  });
});

describe('an answer that cannot be read', () => {
  it('but in which the token plainly stands is kept, with its refresh token, expiry unknown, and a note', async () => {
    let cut = '';
    practice.intercept = async (request, forward) => {
      const answer = await forward();
      if (!request.url.endsWith('/V4/AccessToken')) return answer;
      cut = answer.body.slice(0, -2);
      return { ...answer, body: cut };
    };
    const { id, expiresAt, hasRefreshToken } = await issue(practice.app, 'commvault');
    expect(() => JSON.parse(cut)).toThrow();
    expect({ expiresAt, hasRefreshToken }).toEqual({ expiresAt: null, hasRefreshToken: true });
    for (const secret of await pairOf(practice.app, id)) expect(cut).toContain(secret);
    expect((await practice.app.ask('tokens.details', { id })).answer).toContain(
      'could not be read as a whole',
    );
    expect(await actionsOf(practice.app, id)).toEqual(['token.issued']);
  });

  it('leaves a row that says "may have been created", whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })),
        fc.constantFrom(200, 201, 204, 299),
        async (body, status) => {
          practice.intercept = async (request, forward) =>
            request.url.endsWith('/V4/AccessToken') ? { ...(await forward()), status, body } : forward();
          const error = await failureOf(practice.app, 'tokens.issue', await order());
          const [row] = await history(practice.app);
          if (error.code.startsWith('vendor-')) return;
          expect(row).toMatchObject({ state: 'outcome-unknown' });
          expect(`${error.message} ${error.hint}`).toContain('may have been created');
          expect(error.retry).toBeUndefined();
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});
