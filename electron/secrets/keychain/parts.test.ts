import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOfPart, countParts, joinParts, MAX_PARTS, splitSecret } from './parts.ts';

/** Windows' CRED_MAX_CREDENTIAL_BLOB_SIZE, in bytes. */
const WINDOWS_LIMIT = 2_560;
const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('splitSecret', () => {
  it('leaves a short secret as one plain entry', () => {
    expect(splitSecret('{"v":1}')).toEqual(['{"v":1}']);
  });

  it('keeps every entry within the Windows limit and loses nothing, for any text up to 64 KiB', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 9_000 }),
      fc
        .tuple(fc.integer({ min: 0, max: 2_500 }), fc.constantFrom('é', '€', '😀'))
        .map(([n, last]) => `${'a'.repeat(n)}${last.repeat(900)}`),
    );
    fc.assert(
      fc.property(text, (body) => {
        const secret = JSON.stringify({ body });
        const parts = splitSecret(secret);
        expect(joinParts(parts)).toBe(secret);
        expect(countParts(parts[0] ?? '')).toBe(parts.length);
        for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(WINDOWS_LIMIT);
      }),
      { numRuns: 150 },
    );
  });

  it('takes 64 KiB of four-byte characters and refuses what is longer than it can number', () => {
    expect(joinParts(splitSecret('😀'.repeat(16_384)))).toBe('😀'.repeat(16_384));
    expect(() => splitSecret('x'.repeat(2_400 * MAX_PARTS + 1))).toThrow(RangeError);
  });

  it('names the entries after the account', () => {
    expect([accountOfPart('token.a.1', 0), accountOfPart('token.a.1', 2)]).toEqual([
      'token.a.1',
      'token.a.1.2',
    ]);
  });
});
