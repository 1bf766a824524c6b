import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRITICAL_MS, decideExpiry, duration, SOON_MS, timeLeft } from './expiry.ts';
import { plausibleMs } from './untrusted/plausible-time.ts';

const maybe = fc.option(fc.oneof(fc.integer({ min: 1, max: 4e12 }), fc.double()));

describe('decideExpiry', () => {
  it('takes the most certain evidence there is, and says which', () => {
    fc.assert(
      fc.property(maybe, maybe, maybe, maybe, (response, jwt, documentedLifeMs, estimatedLifeMs) => {
        const issuedAt = 1_795_600_000_000;
        const { expiresAt, source } = decideExpiry({
          response,
          jwt,
          issuedAt,
          documentedLifeMs,
          estimatedLifeMs,
        });
        const candidates = [
          ['response', response],
          ['jwt', jwt],
          ['documented', documentedLifeMs === null ? null : issuedAt + documentedLifeMs],
          ['estimated', estimatedLifeMs === null ? null : issuedAt + estimatedLifeMs],
          ['unknown', null],
        ] as const;
        const first = candidates.find(([name, ms]) => plausibleMs(ms) !== null || name === 'unknown');
        expect([source, expiresAt]).toEqual(first);
      }),
    );
  });
});

describe('duration', () => {
  it.each([
    [0, '0s'],
    [1, '1s'],
    [59_000, '59s'],
    [59_001, '1m 0s'],
    [750_000, '12m 30s'],
    [7_152_000, '1h 59m 12s'],
    [604_799_000, '6d 23h 59m'],
  ])('%i ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('never shows more than there is, to the unit that it shows', () => {
    const unit = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (ms) => {
        const text = duration(ms);
        const shown = [...text.matchAll(/(\d+)([dhms])/g)].reduce(
          (sum, [, count, name]) =>
            sum + Number(count) * (name === 'd' || name === 'h' || name === 'm' ? unit[name] : unit.s),
          0,
        );
        const seconds = Math.ceil(ms / 1000);
        expect(shown).toBeLessThanOrEqual(seconds);
        expect(seconds - shown).toBeLessThan(text.includes('d') ? 60 : 1);
      }),
    );
  });
});

describe('timeLeft', () => {
  it('says “Expired” exactly when the time has come, by the vendor’s clock', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        (left, offset) => {
          const now = 2e12;
          const { text, urgency } = timeLeft(now + offset + left, now, offset);
          expect(text === 'Expired').toBe(left <= 0);
          if (left > 0) {
            expect(text).toMatch(/ left$/);
            expect(urgency).toBe(left < CRITICAL_MS ? 'critical' : left < SOON_MS ? 'soon' : 'ample');
          }
        },
      ),
    );
  });

  it('knows that it does not know', () => {
    expect(timeLeft(null, 0)).toEqual({ urgency: 'none', text: 'No expiry known', warning: '' });
  });
});
