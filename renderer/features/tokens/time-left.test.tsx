// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Token } from '../../../shared/models/token.ts';
import { TOKEN } from '../../testing/samples.ts';
import { TimeLeftText } from './time-left.tsx';

const wordsOf = (token: Partial<Token>): string => {
  const { container } = render(<TimeLeftText token={{ ...TOKEN, ...token }} />);
  return container.textContent ?? '';
};

describe('TimeLeftText', () => {
  afterEach(cleanup);
  const inMs = (ms: number): number => Date.now() + ms;

  it('begins with the time left, then says how near and how certain the end is', () => {
    expect(wordsOf({ expiresAt: inMs(749_500), expirySource: 'estimated' })).toBe('12m 30s left estimated');
    expect(wordsOf({ expiresAt: inMs(299_500), expirySource: 'estimated' })).toBe(
      '5m 0s left expires soon, estimated',
    );
    expect(wordsOf({ expiresAt: inMs(29_500), expirySource: 'response' })).toBe('30s left about to expire');
  });

  it('allows for the vendor’s clock', () => {
    expect(wordsOf({ expiresAt: inMs(29_500), expirySource: 'response', clockOffsetMs: 60_000 })).toBe(
      'Expired',
    );
  });

  it('says when there is no end, or perhaps no token', () => {
    expect(wordsOf({})).toBe('No expiry known');
    expect(wordsOf({ state: 'outcome-unknown' })).toBe('May have been created');
  });
});
