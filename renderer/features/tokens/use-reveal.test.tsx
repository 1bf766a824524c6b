// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubBridge } from '../../testing/stub-bridge.ts';
import { WithApp } from '../../testing/with-app.tsx';
import { useReveal } from './use-reveal.ts';

async function reveal() {
  const { result, unmount } = renderHook(() => useReveal('t1'), { wrapper: WithApp });
  await act(async () => {
    result.current.show('access');
    await vi.advanceTimersByTimeAsync(0);
  });
  return { result, unmount };
}

describe('useReveal', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    stubBridge({ 'tokens.reveal': () => ({ secret: 'not-a-real-token', hideAt: Date.now() + 20_000 }) });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('forgets the secret at hideAt', async () => {
    const { result } = await reveal();
    expect(result.current.revealed?.secret).toBe('not-a-real-token');
    act(() => void vi.advanceTimersByTime(19_999));
    expect(result.current.revealed).not.toBeNull();
    act(() => void vi.advanceTimersByTime(1));
    expect(result.current.revealed).toBeNull();
  });

  it.each(['blur', 'hashchange'])('forgets it on %s', async (event) => {
    const { result } = await reveal();
    act(() => void window.dispatchEvent(new Event(event)));
    expect(result.current.revealed).toBeNull();
  });

  it('drops an answer that comes after the agent hid it', async () => {
    const { result } = renderHook(() => useReveal('t1'), { wrapper: WithApp });
    await act(async () => {
      result.current.show('access');
      result.current.hide();
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(result.current.revealed).toBeNull();
  });
});
