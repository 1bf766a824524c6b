// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Token } from '../../../shared/models/token.ts';
import { testToken } from '../../../shared/testing/token.ts';
import { stubBridge } from '../../testing/stub-bridge.ts';
import { WithApp } from '../../testing/with-app.tsx';
import { formatInstant } from '../../ui/date-time.tsx';
import { AutoRenewalSection } from './auto-renewal-section.tsx';

const NOW = Date.now();
const HOUR = 3_600_000;
const fresh = (changes: Partial<Token> = {}): Token =>
  testToken({
    issuedAt: NOW,
    expiresAt: NOW + HOUR,
    refreshTokenExpiresAt: NOW + 10 * HOUR,
    renewableUntil: NOW + 10 * HOUR,
    ...changes,
  });

function show(changes: Partial<Token> = {}) {
  const token = fresh(changes);
  const calls = stubBridge({ 'tokens.setAutoRenew': () => token });
  render(
    <WithApp>
      <AutoRenewalSection token={token} />
    </WithApp>,
  );
  return calls;
}
const select = () => screen.getByLabelText<HTMLSelectElement>('Renew automatically');

describe('AutoRenewalSection', () => {
  afterEach(cleanup);

  it('is off, offers four times, and sets the chosen one', async () => {
    const calls = show();
    expect(select().selectedOptions[0]?.textContent).toBe('Off');
    expect([...select().options].map(({ value }) => value)).toEqual(['', '5', '10', '15', '30']);
    const choose = async (value: string): Promise<void> => {
      const before = calls.length;
      fireEvent.change(select(), { target: { value } });
      await vi.waitUntil(() => calls.length > before);
    };
    await choose('15');
    await choose('');
    expect(calls.map(({ input }) => input)).toEqual([
      { id: 't', minutes: 15 },
      { id: 't', minutes: null },
    ]);
  });

  it('says when the next renewal is due, and what went wrong', () => {
    show({ autoRenewMinutes: 10, autoRenewProblem: 'The server is away.' });
    expect(screen.getByText(formatInstant(NOW + 50 * 60_000))).toBeDefined();
    expect(screen.getByText('Not renewed yet: Tokendesk tries again. The server is away.')).toBeDefined();
  });

  it('says that it has ended, and offers it no longer where it cannot work', () => {
    show({ autoRenewProblem: 'It could be renewed until yesterday.', renewableUntil: NOW - 1 });
    expect(screen.getByText(/^Automatic renewal has ended\. It could be renewed/)).toBeDefined();
    expect(screen.queryByLabelText('Renew automatically')).toBeNull();
  });

  it.each([
    ['a kind that is never renewed', { kind: 'OneTouch' }],
    ['another vendor', { api: 'oracle' }],
    ['a revoked token', { state: 'revoked', autoRenewProblem: 'It was revoked.' }],
  ] as const)('is not there for %s', (_, changes) => {
    show(changes);
    expect(screen.queryByText('Automatic renewal')).toBeNull();
  });
});
