import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Token } from '../../../shared/models/token.ts';
import { testToken } from '../../../shared/testing/token.ts';
import { expiryWords } from './expiry-notification.ts';

const NOW = Date.UTC(2026, 0, 31, 12);
const MINUTE = 60_000;

const expiringIn = (ms: number, changes: Partial<Token> = {}): Token =>
  testToken({ expiresAt: NOW + ms, clockOffsetMs: 0, label: '', ...changes });

describe('the notification of coming expiries', () => {
  it.each([
    [5 * MINUTE, 'A token expires in 5 minutes'],
    [5 * MINUTE - 1, 'A token expires in 4 minutes'],
    [90_000, 'A token expires in 1 minute'],
    [59_999, 'A token expires in less than a minute'],
  ])('says the time that is left: %d ms', (ms, title) => {
    expect(expiryWords([expiringIn(ms)], NOW).title).toBe(title);
  });

  it('counts by this computer’s clock, not by the vendor’s', () => {
    const ahead = expiringIn(63 * MINUTE, { clockOffsetMs: 60 * MINUTE });
    expect(expiryWords([ahead], NOW).title).toBe('A token expires in 3 minutes');
  });

  it('says how many there are, and names three', () => {
    const tokens = Array.from({ length: 200 }, (_, n) =>
      expiringIn(MINUTE + n, { label: `L${n}`, connectionName: 'Shop' }),
    );
    expect(expiryWords(tokens, NOW)).toEqual({
      title: '200 tokens expire within 2 minutes',
      body: 'L0 (Shop), L1 (Shop), L2 (Shop) and 197 more',
    });
  });

  it('never promises more time than a token has, and never less than all of them need', () => {
    const lives = fc.array(fc.integer({ min: 1, max: 86_400_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lives, (all) => {
        const { title } = expiryWords(
          all.map((ms) => expiringIn(ms)),
          NOW,
        );
        const said = Number(/(\d+) minute/.exec(title)?.[1] ?? (all.length === 1 ? 0 : 1)) * MINUTE;
        if (all.length === 1) expect(said).toBeLessThanOrEqual(Math.max(...all));
        else expect(said).toBeGreaterThanOrEqual(Math.max(...all));
      }),
    );
  });
});
