import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../vendors/index.ts';
import { currentInputs, inputsAgain, nextName } from './again.ts';

const NOW = new Date('2026-02-12T12:00').getTime();

describe('issue again', () => {
  it('counts up a name that the vendor takes only once', () => {
    expect(nextName('support')).toBe('support-2');
    expect(nextName('support-2')).toBe('support-3');
    expect(nextName('ticket 4711')).toBe('ticket 4711-2');
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (name, times) => {
        const names = [name];
        for (let turn = 0; turn < times; turn++) names.push(nextName(names.at(-1) ?? ''));
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('leaves out what is over, and what the form does not have', () => {
    const inputs = { tokenName: 'a', tokenType: 'ALL', renewableUntil: '2026-02-12T11:00', gone: 'x' };
    expect(inputsAgain(PROVIDERS.commvault, inputs, NOW)).toEqual({ tokenName: 'a-2', tokenType: 'ALL' });
    const later = { ...inputs, renewableUntil: '2026-03-01T00:00' };
    expect(currentInputs(PROVIDERS.commvault, later, NOW)).toEqual({
      tokenName: 'a',
      tokenType: 'ALL',
      renewableUntil: '2026-03-01T00:00',
    });
  });

  it('keeps a value that may be sent again', () => {
    expect(inputsAgain(PROVIDERS.intershop, { customerId: 'C-1' }, NOW)).toEqual({ customerId: 'C-1' });
  });
});
