import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLine, hasLine } from './add-line.ts';

describe('addLine', () => {
  it('adds at the end, and never twice', () => {
    expect(addLine('', '/plan')).toBe('/plan');
    expect(addLine('/client\n\n', '/plan')).toBe('/client\n/plan');
    expect(addLine('/client\n /plan ', '/plan')).toBe('/client\n /plan ');
    expect(addLine('/plans', '/plan')).toBe('/plans\n/plan');
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('/a', '/b', '/A'), (text, line) => {
        const once = addLine(text, line);
        expect(hasLine(once, line)).toBe(true);
        expect(addLine(once, line)).toBe(once);
        expect(once.startsWith(text.trimEnd())).toBe(true);
      }),
    );
  });
});
