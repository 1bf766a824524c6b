import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plausibleMs, plausibleOffset, unixTimeMs } from './plausible-time.ts';

const [EARLIEST, LATEST] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];
const seconds = fc.integer({ min: EARLIEST / 1000, max: LATEST / 1000 - 1 });

describe('unixTimeMs', () => {
  it('reads the same instant in any unit and shape', () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(1, 1_000, 1_000_000), (instant, unit) => {
        const value = instant * unit;
        for (const shape of [
          value,
          String(value),
          ` ${value} `,
          `${value}.0`,
          Number(value.toExponential()),
        ]) {
          expect(unixTimeMs(shape)).toBe(instant * 1000);
        }
      }),
    );
    expect(unixTimeMs(1_795_600_000_000_000_000)).toBe(1_795_600_000_000);
    expect(unixTimeMs(1_795_600_000.25)).toBe(1_795_600_000_250);
    expect(unixTimeMs('1.7956e9')).toBe(1_795_600_000_000);
  });

  it('gives an instant within bounds or none, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.double(), fc.maxSafeInteger(), fc.float().map(String)),
        (value) => {
          const ms = unixTimeMs(value);
          if (ms === null) return;
          expect(ms).toBeGreaterThanOrEqual(EARLIEST);
          expect(ms).toBeLessThan(LATEST);
        },
      ),
    );
    for (const value of [
      0,
      -1,
      '0',
      '-5',
      '',
      'never',
      '0x6b',
      Number.NaN,
      Infinity,
      1e40,
      null,
      [],
      true,
      946_684_799,
    ]) {
      expect(unixTimeMs(value)).toBeNull();
    }
    // After the end of 32 bits, and in the year 9999.
    expect(unixTimeMs(2_147_483_648)).toBe(2_147_483_648_000);
    expect(unixTimeMs(253_402_300_799)).toBeNull();
  });
});

describe('bounds', () => {
  it('let through what can be', () => {
    expect(plausibleMs(EARLIEST)).toBe(EARLIEST);
    expect(plausibleMs(LATEST)).toBeNull();
    expect(plausibleMs(undefined)).toBeNull();
    expect(plausibleMs(Number.NaN)).toBeNull();
    expect(plausibleOffset(-86_400_000)).toBe(-86_400_000);
    expect(plausibleOffset(8_640_000_000_000_000)).toBeNull();
  });
});
