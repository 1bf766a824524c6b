import { beforeEach, describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { Token } from '../../../shared/models/token.ts';
import { testToken } from '../../../shared/testing/token.ts';
import { manualClock } from '../../time/manual-clock.ts';
import { SignInError } from '../../vendor-call/sign-in-error.ts';
import { autoRenewal } from './auto-renewal.ts';

const MINUTE = 60_000;
const LIFE = 30 * MINUTE;
const START = Date.UTC(2026, 1, 12);

let clock = manualClock(START);
beforeEach(() => {
  clock = manualClock(START);
});
/** Does not wait for a renewal, which itself takes a second of this clock. */
const unawaited = () => ({
  ...clock,
  after: (ms: number, work: () => unknown) => clock.after(ms, () => void work()),
});

const auto = (id: string, changes: Partial<Token> = {}): Token =>
  testToken({ id, autoRenewMinutes: 10, ...changes });

/** A vendor that takes a second for a renewal, and a history of tokens in memory. */
function setUp(...start: Token[]) {
  const tokens = new Map(start.map((token) => [token.id, token]));
  const happened: string[] = [];
  const state = {
    canRenew: true,
    code: null as ErrorCode | null,
    retry: false,
    atSignIn: false,
    atOnce: 0,
    most: 0,
  };
  const minute = () => (clock.nowMs() - START) / MINUTE;
  const say = (what: string, { id }: Token, why = '') =>
    happened.push(`${minute()}: ${what} ${id}${why === '' ? '' : `, ${why}`}`);
  const renewals = autoRenewal({
    clock: unawaited(),
    tokens: () => [...tokens.values()].filter(({ autoRenewMinutes }) => autoRenewMinutes !== null),
    canRenew: () => state.canRenew,
    async renew(id, isDue) {
      const token = tokens.get(id);
      if (token === undefined || !isDue(token)) return;
      state.most = Math.max(state.most, ++state.atOnce);
      await new Promise((resolve) => clock.after(1_000, () => resolve(undefined)));
      state.atOnce--;
      const { code, retry } = state;
      if (code !== null) {
        const data = { code, message: `It was ${code}.`, hint: '', retry };
        throw new AppError(data, { cause: state.atSignIn ? new SignInError(data) : undefined });
      }
      say('renewed', token);
      tokens.set(id, { ...token, renewedAt: clock.nowMs(), expiresAt: clock.nowMs() + LIFE });
    },
    end(token, why) {
      say('ended', token, why);
      tokens.set(token.id, { ...token, autoRenewMinutes: null });
    },
    postpone: (token, why, first) => say(first ? 'postponed first' : 'postponed', token, why),
    wait: (token) => say('waits', token),
  });
  return { renewals, tokens, happened, state };
}
const pass = (minutes: number) => clock.advance(minutes * MINUTE);
const SECOND = 1 / 60;

describe('autoRenewal', () => {
  it('renews so long before the expiry, again and again', async () => {
    const { renewals, happened } = setUp(auto('a'));
    renewals.start();
    await pass(20);
    expect(happened).toEqual([]);
    await pass(SECOND);
    expect(happened).toEqual([`${20 + SECOND}: renewed a`]);
    await pass(60);
    expect(happened).toHaveLength(3);
  });

  it('does nothing before it is started, then what is overdue at once, one after the other', async () => {
    const { renewals, happened, state } = setUp(auto('later'), auto('sooner', { autoRenewMinutes: 15 }));
    await pass(40);
    renewals.rearm();
    await pass(1);
    expect(happened).toEqual([]);
    renewals.start();
    renewals.rearm();
    await pass(5 * SECOND);
    expect(happened.map((line) => line.split(': ')[1])).toEqual(['renewed sooner', 'renewed later']);
    expect(state.most).toBe(1);
  });

  it('waits while something is locked, and goes on when it is woken', async () => {
    const { renewals, happened, state } = setUp(auto('a'));
    state.canRenew = false;
    renewals.start();
    await pass(25);
    expect(happened.every((line) => line.endsWith('waits a'))).toBe(true);
    state.canRenew = true;
    renewals.wake();
    await pass(SECOND);
    expect(happened.at(-1)).toContain('renewed a');
  });

  it('does not look all the time while it waits, also where the vendor set no end', async () => {
    const { renewals, happened, state } = setUp(
      auto('a', { renewableUntil: null, refreshTokenExpiresAt: null }),
    );
    state.canRenew = false;
    renewals.start();
    await pass(25);
    expect(happened).toHaveLength(6);
  });

  it.each(['unreachable', 'keychain-locked', 'tls', 'storage-full', 'internal'] as const)(
    'tries again after %s, with growing pauses, and says so the first time',
    async (code) => {
      const { renewals, happened, state } = setUp(auto('a'));
      state.code = code;
      renewals.start();
      await pass(20 + 20);
      const words = `postponed a, It was ${code}.`;
      expect(happened.map((line) => line.replace(/^[\d.]+: /, ''))).toEqual([
        words.replace('postponed', 'postponed first'),
        ...Array(4).fill(words),
      ]);
      state.code = null;
      renewals.wake();
      await pass(SECOND);
      expect(happened.at(-1)).toContain('renewed a');
    },
  );

  it.each([
    'vendor-forbidden',
    'vendor-refused',
    'vendor-failed',
    'outcome-unknown',
    'secret-missing',
  ] as const)('is over after %s, and is not tried again', async (code) => {
    const { renewals, happened, state } = setUp(auto('a'), auto('b', { autoRenewMinutes: 5 }));
    state.code = code;
    renewals.start();
    await pass(22);
    state.code = null;
    renewals.wake();
    await pass(10);
    expect(happened.map((line) => line.replace(/^[\d.]+: /, ''))).toEqual([
      `ended a, It was ${code}.`,
      'renewed b',
    ]);
  });

  it.each([
    ['vendor-failed', 'postponed first a'],
    ['vendor-unauthorised', 'ended a'],
  ] as const)('after %s at the sign-in: %s', async (code, outcome) => {
    const { renewals, happened, state } = setUp(auto('a'));
    Object.assign(state, { code, atSignIn: true });
    renewals.start();
    await pass(20.5);
    expect(happened.at(-1)).toContain(outcome);
  });

  it('tries again what the vendor put off', async () => {
    const { renewals, happened, state } = setUp(auto('a'));
    Object.assign(state, { code: 'vendor-rate-limited', retry: true });
    renewals.start();
    await pass(20.5);
    expect(happened.at(-1)).toContain('postponed first a');
  });

  it('ends when the vendor’s time for renewals is over, in the moment', async () => {
    const { renewals, happened } = setUp(auto('a', { renewableUntil: START + 12.5 * MINUTE }));
    renewals.start();
    await pass(30);
    expect(happened).toHaveLength(1);
    expect(happened[0]).toMatch(/^12\.5: ended a, The time in which it could be renewed is over/);
  });

  it('leaves alone what somebody else renewed or switched off meanwhile', async () => {
    const { renewals, happened, tokens } = setUp(auto('a'), auto('b'), auto('c'));
    renewals.start();
    await pass(20);
    // The first is under way; the others change before their turn.
    tokens.set('b', auto('b', { renewedAt: clock.nowMs(), expiresAt: clock.nowMs() + LIFE }));
    tokens.set('c', { ...auto('c'), autoRenewMinutes: null });
    await pass(5);
    expect(happened).toEqual([`${20 + SECOND}: renewed a`]);
  });

  it('notices a clock that was set', async () => {
    const { renewals, happened } = setUp(auto('a'));
    renewals.start();
    await pass(1);
    clock.set(START + 25 * MINUTE);
    await pass(1 + SECOND);
    expect(happened).toHaveLength(1);
  });

  it('knows which tokens will be renewed before they expire', () => {
    const { renewals, state } = setUp();
    const isInTime = (changes: Partial<Token>) => renewals.isInTime(auto('a', changes));
    expect(isInTime({})).toBe(false);
    renewals.start();
    expect(isInTime({})).toBe(true);
    expect(isInTime({ autoRenewMinutes: null })).toBe(false);
    expect(isInTime({ autoRenewProblem: 'The server cannot be reached.' })).toBe(false);
    expect(isInTime({ renewableUntil: START + 10 * MINUTE })).toBe(false);
    state.canRenew = false;
    expect(isInTime({})).toBe(false);
  });

  it('stops', async () => {
    const { renewals, happened } = setUp(auto('a'));
    renewals.start();
    renewals.stop();
    renewals.wake();
    await pass(60);
    expect(happened).toEqual([]);
  });
});
