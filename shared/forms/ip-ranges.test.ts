import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipRangeProblem } from './ip-ranges.ts';

const v4 = fc.ipV4();
const v6 = fc.ipV6();

/** Node's own reading of a range: it refuses one that runs backwards. */
function nodeTakesRange(from: string, to: string): boolean {
  try {
    new BlockList().addRange(from, to, isIP(from) === 6 ? 'ipv6' : 'ipv4');
    return true;
  } catch {
    return false;
  }
}

describe('ipRangeProblem', () => {
  it.each([
    '203.0.113.7',
    '0.0.0.0/0',
    '198.51.100.0/24',
    '10.0.0.1-10.0.0.1',
    '10.0.0.9-10.0.0.10',
    '10.0.0.1 - 10.0.0.2',
    '2001:db8::1',
    '::',
    '2001:DB8::/32',
    '::ffff:10.0.0.1',
    '::1-2001:db8:0:0:0:0:0:ff',
  ])('takes %s', (line) => {
    expect(ipRangeProblem(line)).toBeNull();
  });

  it.each([
    ['10.0.0', 'not an IP'],
    ['10.0.0.256', 'not an IP'],
    ['010.0.0.1', 'not an IP'],
    ['host.example', 'not an IP'],
    ['fe80::1%eth0', 'not an IP'],
    ['10.0.0.0-24', 'not an IP'],
    ['10.0.0.1-10.0.0.2-10.0.0.3', 'not an IP'],
    ['10.0.0.1, 10.0.0.2', 'not an IP'],
    ['10.0.0.0/33', 'CIDR'],
    ['10.0.0.0/255.0.0.0', 'CIDR'],
    ['2001:db8::/129', 'CIDR'],
    ['10.0.0.1-10.0.0.9/24', 'CIDR'],
    ['10.0.0.1-2001:db8::1', 'mixes'],
    ['10.0.0.10-10.0.0.9', 'backwards'],
    ['2001:db8::2-2001:db8::1', 'backwards'],
  ])('refuses %s: %s', (line, words) => {
    expect(ipRangeProblem(line)).toContain(words);
  });

  it('agrees with Node about addresses of every spelling', () => {
    fc.assert(fc.property(fc.oneof(v4, v6), (address) => ipRangeProblem(address) === null));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789abf:.'), maxLength: 20 }), (text) => {
        expect(ipRangeProblem(text) === null).toBe(isIP(text) !== 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees with Node about the order of a range', () => {
    for (const address of [v4, v6]) {
      fc.assert(
        fc.property(address, address, (from, to) => {
          expect(ipRangeProblem(`${from}-${to}`) === null).toBe(nodeTakesRange(from, to));
        }),
      );
    }
  });
});
