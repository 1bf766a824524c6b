import { describe, expect, it } from 'vitest';
import { isStricter } from './clean-up-policy.ts';

const policy = (secretRetentionDays: number, historyRetentionDays: number) => ({
  secretRetentionDays,
  historyRetentionDays,
});

describe('isStricter', () => {
  it('takes 0 for ever', () => {
    expect(isStricter(policy(7, 0), policy(0, 0))).toBe(true);
    expect(isStricter(policy(0, 0), policy(7, 0))).toBe(false);
    expect(isStricter(policy(7, 30), policy(7, 90))).toBe(true);
    expect(isStricter(policy(7, 90), policy(7, 90))).toBe(false);
  });
});
