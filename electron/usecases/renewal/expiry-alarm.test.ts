import { beforeEach, describe, expect, it } from 'vitest';
import type { Token } from '../../../shared/models/token.ts';
import { manualClock } from '../../time/manual-clock.ts';
import { expiryAlarm } from './expiry-alarm.ts';

const MINUTE = 60_000;
const LEAD = 5 * MINUTE;
const START = Date.UTC(2026, 0, 31, 12);

let clock = manualClock(START);
beforeEach(() => {
  clock = manualClock(START);
});

/** An alarm over expiries in ms after the start. */
function setUp(expiries: number[], lead = LEAD) {
  const said: number[][] = [];
  const state = { lead, renewed: [] as number[] };
  const alarm = expiryAlarm({
    clock,
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
    await clock.advance(7 * MINUTE - 1);
    expect(said).toEqual([]);
    await clock.advance(1);
    expect(said).toEqual([[12 * MINUTE]]);
    await clock.advance(60 * MINUTE);
    expect(said).toEqual([[12 * MINUTE], [30 * MINUTE]]);
  });

  it('says nothing of a token that is issued with less time than that', async () => {
    const { said, alarm, expiries } = setUp([]);
    await clock.advance(MINUTE);
    expiries.push(MINUTE + 90_000);
    alarm.rearm();
    await clock.advance(10 * MINUTE);
    expect(said).toEqual([]);
  });

  it('says after sleep what came due meanwhile and is not over yet', async () => {
    const { said, alarm } = setUp([20 * MINUTE, 62 * MINUTE]);
    clock.set(START + 60 * MINUTE);
    alarm.rearm();
    expect(said).toEqual([[62 * MINUTE]]);
  });

  it('says nothing of a token that is renewed in time, but of the others', async () => {
    const { said, state } = setUp([12 * MINUTE, 12 * MINUTE + 1, 40 * MINUTE]);
    state.renewed = [12 * MINUTE, 40 * MINUTE];
    await clock.advance(60 * MINUTE);
    expect(said).toEqual([[12 * MINUTE + 1]]);
  });

  it('says every one of many at once, also behind fifty that are renewed in time', async () => {
    const many = Array.from({ length: 250 }, (_, n) => 12 * MINUTE + n);
    const { said, state } = setUp(many);
    state.renewed = many.slice(0, 50);
    await clock.advance(7 * MINUTE + 1_000);
    expect(said.flat()).toEqual(many.slice(50));
  });

  it('says nothing when it is switched off', async () => {
    const { said, state, alarm } = setUp([12 * MINUTE]);
    state.lead = 0;
    alarm.rearm();
    await clock.advance(60 * MINUTE);
    expect(said).toEqual([]);
  });
});
