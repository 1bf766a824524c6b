import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPathSegment, pathSegment } from './path-segment.ts';

describe('pathSegment', () => {
  it('keeps “;UserID=” as it is', () => {
    expect(pathSegment('0BkK+DgA/x;UserID=a b', 'id')).toBe('0BkK%2BDgA%2Fx;UserID=a%20b');
    expect(pathSegment('', 'customer-id')).toBe('<customer-id>');
  });

  it('comes back from a URL as one segment', () => {
    const id = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => text.isWellFormed() && isPathSegment(text));
    fc.assert(
      fc.property(id, (text) => {
        const { pathname } = new URL(`https://h.example/customers/${pathSegment(text, 'id')}/tokens`);
        const segments = pathname.split('/');
        expect(segments).toHaveLength(4);
        expect(decodeURIComponent(segments[2] ?? '')).toBe(text);
      }),
    );
  });
});
