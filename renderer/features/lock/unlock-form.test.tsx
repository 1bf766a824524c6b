// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { LockState } from '../../../shared/models/lock.ts';
import { stubBridge } from '../../testing/stub-bridge.ts';
import { WithApp } from '../../testing/with-app.tsx';
import { UnlockForm } from './unlock-form.tsx';

const LOCKED: LockState = {
  configured: true,
  locked: true,
  reason: 'idle',
  retryAt: null,
  verifierMissing: false,
  fingerprint: false,
};
const wrong = new AppError({ code: 'app-locked', message: 'That is not the passphrase.', hint: '' });

const show = (lock: Partial<LockState>) => (
  <WithApp>
    <UnlockForm lock={{ ...LOCKED, ...lock }} />
  </WithApp>
);
const unlockButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Unlock' });
const tryPassphrase = async (typed: string): Promise<void> => {
  fireEvent.change(screen.getByLabelText('Passphrase'), { target: { value: typed } });
  fireEvent.click(unlockButton());
  await act(() => vi.advanceTimersByTimeAsync(0));
};

describe('UnlockForm', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('says that a passphrase is wrong, and keeps nothing of it', async () => {
    const calls = stubBridge({
      'lock.unlock': () => {
        throw wrong;
      },
    });
    render(show({}));
    await tryPassphrase('a wrong guess');
    expect(calls).toContainEqual({ name: 'lock.unlock', input: { passphrase: 'a wrong guess' } });
    expect(screen.getByText('That is not the passphrase.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Passphrase').value).toBe('');
  });

  it('counts the wait down and takes no try before it is over', async () => {
    const calls = stubBridge({});
    render(show({ retryAt: Date.now() + 4_000 }));
    expect(screen.getByText('Too many wrong tries. Next try in 4 s.')).toBeTruthy();
    expect(unlockButton().disabled).toBe(true);
    act(() => void vi.advanceTimersByTime(3_000));
    expect(screen.getByText('Too many wrong tries. Next try in 1 s.')).toBeTruthy();
    fireEvent.submit(screen.getByLabelText('Passphrase'));
    expect(calls.filter(({ name }) => name === 'lock.unlock')).toEqual([]);
    act(() => void vi.advanceTimersByTime(1_000));
    expect(unlockButton().disabled).toBe(false);
    expect(screen.queryByText(/Next try/)).toBeNull();
  });
});
