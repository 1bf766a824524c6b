import { describe, expect, it } from 'vitest';
import { TOKEN } from '../../testing/samples.ts';
import { secretRemovedAt } from './secret-storage.tsx';

const DAY_MS = 86_400_000;

describe('secretRemovedAt', () => {
  it('counts from the last expiry by this computer’s clock', () => {
    const token = { ...TOKEN, expiresAt: 1_000, clockOffsetMs: 400 };
    expect(secretRemovedAt(token, 7)).toBe(600 + 7 * DAY_MS);
    expect(secretRemovedAt({ ...token, refreshTokenExpiresAt: 5_000 }, 1)).toBe(4_600 + DAY_MS);
  });

  it('is nothing for what stays', () => {
    expect(secretRemovedAt({ ...TOKEN, expiresAt: 1_000 }, 0)).toBeNull();
    expect(secretRemovedAt(TOKEN, 7)).toBeNull();
    expect(secretRemovedAt({ ...TOKEN, expiresAt: 1_000, secretStore: 'none' }, 7)).toBeNull();
  });
});
