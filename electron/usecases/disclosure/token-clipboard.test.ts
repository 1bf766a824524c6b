import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SystemClipboard, tokenClipboard } from './token-clipboard.ts';

function fakeSystem(): SystemClipboard & { text: string } {
  const system = {
    text: '',
    writeConcealed: async (text: string) => {
      system.text = text;
    },
    readText: async () => system.text,
    clear: async () => {
      system.text = '';
    },
  };
  return system;
}

const OF = { tokenId: 't1', part: 'access' } as const;

describe('tokenClipboard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('clears the token after its time', async () => {
    const system = fakeSystem();
    const states: unknown[] = [];
    const clipboard = tokenClipboard(system, (state) => states.push(state?.tokenId ?? null));
    await clipboard.copy('practice-token', OF, 30_000);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(system.text).toBe('practice-token');
    await vi.advanceTimersByTimeAsync(1);
    expect(system.text).toBe('');
    expect(states).toEqual(['t1', null]);
  });

  it('leaves what somebody else copied meanwhile', async () => {
    const system = fakeSystem();
    const clipboard = tokenClipboard(system, () => undefined);
    await clipboard.copy('practice-token', OF, 30_000);
    system.text = 'a sentence of the agent';
    await vi.advanceTimersByTimeAsync(30_000);
    expect(system.text).toBe('a sentence of the agent');
    expect(clipboard.state()).toBeNull();
  });

  it('starts the clock again with a second copy', async () => {
    const system = fakeSystem();
    const clipboard = tokenClipboard(system, () => undefined);
    await clipboard.copy('practice-token', OF, 30_000);
    await vi.advanceTimersByTimeAsync(20_000);
    await clipboard.copy('practice-token-2', { ...OF, tokenId: 't2' }, 30_000);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(system.text).toBe('practice-token-2');
    await vi.advanceTimersByTimeAsync(1);
    expect(system.text).toBe('');
  });

  it('clears at once on request, as at quit', async () => {
    const system = fakeSystem();
    const clipboard = tokenClipboard(system, () => undefined);
    await clipboard.copy('practice-token', OF, 30_000);
    await clipboard.clear();
    expect(system.text).toBe('');
  });

  it('clears also when the clipboard cannot be read: the token may still be there', async () => {
    const system = fakeSystem();
    const states: unknown[] = [];
    const clipboard = tokenClipboard(system, (state) => states.push(state?.tokenId ?? null));
    await clipboard.copy('practice-token', OF, 30_000);
    system.readText = () => Promise.reject(new Error('NotAllowedError'));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(system.text).toBe('');
    expect(states).toEqual(['t1', null]);
  });
});
