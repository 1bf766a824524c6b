import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTO_RENEWAL_MINUTES, lastRenewal, nextAutoRenewal } from '../../../shared/auto-renewal.ts';
import { TOKEN_STATES } from '../../../shared/models/token.ts';
import { testToken } from '../../../shared/testing/token.ts';
import { type Failures, failedAgain, planRenewals } from './auto-renewal-plan.ts';

const NOW = Date.UTC(2026, 1, 12);
const MINUTE = 60_000;
const around = (ms: number) => fc.integer({ min: -ms, max: ms }).map((away) => NOW + away);

const tokens = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    state: fc.constantFrom(...TOKEN_STATES),
    autoRenewMinutes: fc.constantFrom(...AUTO_RENEWAL_MINUTES),
    issuedAt: around(60 * MINUTE),
    expiresAt: fc.option(around(90 * MINUTE), { nil: null }),
    refreshTokenExpiresAt: fc.option(around(200 * MINUTE), { nil: null }),
    renewableUntil: fc.option(around(200 * MINUTE), { nil: null }),
    clockOffsetMs: fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }),
    connectionId: fc.constantFrom('c', null),
    kind: fc.constantFrom('ALL', 'CUSTOM', 'OneTouch'),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);
const failures = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 3 }),
  fc.record({ count: fc.nat(9), notBefore: around(20 * MINUTE) }),
);

describe('planRenewals', () => {
  it('renews what is due, ends what is over, waits for the rest, and looks again in time', () => {
    fc.assert(
      fc.property(tokens, failures, (changes, failed) => {
        const all = changes.map((change) => testToken(change));
        const plan = planRenewals(all, new Map(Object.entries(failed)), NOW);
        const due = new Set(plan.due);
        const over = new Set(plan.over.map(({ token }) => token));
        const coming: number[] = [];
        for (const token of all) {
          const busy = !['active', 'revoked', 'outcome-unknown'].includes(token.state);
          const at = Math.max(nextAutoRenewal(token) ?? Infinity, failed[token.id]?.notBefore ?? -Infinity);
          const end = lastRenewal(token) ?? Infinity;
          const isOver =
            !busy &&
            (token.state !== 'active' ||
              end <= NOW ||
              token.connectionId === null ||
              token.kind === 'OneTouch' ||
              token.expiresAt === null ||
              token.expiresAt <= (token.issuedAt ?? 0));
          expect(over.has(token)).toBe(isOver);
          expect(due.has(token)).toBe(!busy && !isOver && at <= NOW);
          if (!busy && !isOver) coming.push(at > NOW ? Math.min(at, end) : end);
        }
        const first = Math.min(...coming);
        expect(plan.nextAt ?? Infinity).toBe(first);
        expect(plan.nextAt ?? Infinity).toBeGreaterThan(NOW);
        const planned = plan.due.map((token) => nextAutoRenewal(token) ?? 0);
        expect(planned).toEqual([...planned].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it('pauses longer after each failure, up to ten minutes', () => {
    let failed: Failures | undefined;
    const pauses = Array.from({ length: 6 }, () => {
      failed = failedAgain(failed, NOW);
      return (failed.notBefore - NOW) / MINUTE;
    });
    expect(pauses).toEqual([1, 2, 5, 10, 10, 10]);
  });
});
