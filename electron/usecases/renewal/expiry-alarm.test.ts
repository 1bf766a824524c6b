import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Token } from '../../../shared/models/token.ts';
import { expiryAlarm } from './expiry-alarm.ts';

const MINUTE = 60_000;
const LEAD = 5 * MINUTE;
const START = Date.UTC(2026, 0, 31, 12);

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

/** An alarm over expiries in ms after the start. */
function setUp(expiries: number[], lead = LEAD) {
  const said: number[][] = [];
  const state = { lead, renewed: [] as number[] };
  const alarm = expiryAlarm({
    nowMs: Date.now,
    leadMs: () => state.lead,
    next: (after) =>
      expiries
        .map((ms) => START + ms)
        .filter((at) => at > after)
        .sort((a, b) => a - b)[0] ?? null,
    expiring: (from, to) =>
      expiries
        .filter((ms) => START + ms > from && START + ms <= to)
        .map((ms) => ({ expiresAt: ms }) as Token),
    isRenewedInTime: ({ expiresAt }) => state.renewed.includes(expiresAt ?? 0),
    notify: (tokens) => said.push(tokens.map((token) => token.expiresAt ?? 0)),
  });
  return { said, alarm, expiries, state };
}

describe('expiryAlarm', () => {
  it('says each token once, so long before it expires', async () => {
    const { said } = setUp([30 * MINUTE, 12 * MINUTE]);
    await vi.advanceTimersByTimeAsync(7 * MINUTE - 1);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual([[12 * MINUTE]]);
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(said).toEqual([[12 * MINUTE], [30 * MINUTE]]);
  });

  it('says nothing of a token that is issued with less time than that', async () => {
    const { said, alarm, expiries } = setUp([]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expiries.push(MINUTE + 90_000);
    alarm.rearm();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(said).toEqual([]);
  });

  it('says after sleep what came due meanwhile and is not over yet', async () => {
    const { said, alarm } = setUp([20 * MINUTE, 62 * MINUTE]);
    vi.setSystemTime(START + 60 * MINUTE);
    alarm.rearm();
    expect(said).toEqual([[62 * MINUTE]]);
  });

  it('says nothing of a token that is renewed in time, but of the others', async () => {
    const { said, state } = setUp([12 * MINUTE, 12 * MINUTE + 1, 40 * MINUTE]);
    state.renewed = [12 * MINUTE, 40 * MINUTE];
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(said).toEqual([[12 * MINUTE + 1]]);
  });

  it('says nothing when it is switched off', async () => {
    const { said, state, alarm } = setUp([12 * MINUTE]);
    state.lead = 0;
    alarm.rearm();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(said).toEqual([]);
  });
});
