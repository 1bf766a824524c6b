// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Token } from '../../../shared/models/token.ts';
import { TOKEN } from '../../testing/samples.ts';
import { formatInstant } from '../../ui/date-time.tsx';
import { TokenTimes } from './token-times.tsx';

const HOUR = 3_600_000;
const NOW = Date.UTC(2030, 0, 31, 12);

/** Each fact by its name. */
function factsOf(token: Partial<Token>): Record<string, string> {
  const { container } = render(<TokenTimes token={{ ...TOKEN, ...token }} />);
  const [names, values] = ['dt', 'dd'].map((tag) =>
    [...container.querySelectorAll(tag)].map(({ textContent }) => textContent ?? ''),
  );
  return Object.fromEntries((names ?? []).map((name, index) => [name, values?.[index] ?? '']));
}

describe('TokenTimes', () => {
  afterEach(cleanup);

  it('shows every time by this computer’s clock, and says how far the server’s is off', () => {
    const facts = factsOf({
      clockOffsetMs: HOUR,
      issuedAt: NOW + HOUR,
      renewedAt: NOW + HOUR + 1_000,
      expiresAt: NOW + HOUR + 2_000,
      expirySource: 'response',
      refreshTokenExpiresAt: NOW + HOUR + 3_000,
      renewableUntil: NOW + HOUR + 4_000,
    });
    expect(facts).toMatchObject({
      Issued: formatInstant(NOW),
      Renewed: formatInstant(NOW + 1_000),
      'Refresh token ends': formatInstant(NOW + 3_000),
      'Renewable until': formatInstant(NOW + 4_000),
      Clock: 'The server’s clock is 60 min ahead; times are shown by this computer’s clock.',
    });
    expect(facts.Expires).toContain(formatInstant(NOW + 2_000));
  });

  it('says nothing of a clock that is right', () => {
    expect(factsOf({ issuedAt: NOW, clockOffsetMs: 900 })).not.toHaveProperty('Clock');
  });
});
