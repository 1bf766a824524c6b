import { describe, expect, it } from 'vitest';
import type { ClipboardState } from '../../../shared/contract.ts';
import { manualClock } from '../../time/manual-clock.ts';
import type { SystemClipboard } from '../context/ports.ts';
import { tokenClipboard } from './token-clipboard.ts';

interface FakeClipboard extends SystemClipboard {
  text: string;
  reliable: boolean;
}

/** As Wayland has it: without the focus, reading gives an empty text and clearing does nothing. */
function fakeSystem(): FakeClipboard {
  const system: FakeClipboard = {
    text: '',
    reliable: true,
    isReliable: () => system.reliable,
    writeConcealed: async (text) => {
      system.text = text;
    },
    readText: async () => (system.reliable ? system.text : ''),
    clear: async () => {
      if (system.reliable) system.text = '';
    },
  };
  return system;
}

function setUp() {
  const system = fakeSystem();
  const clock = manualClock(1_700_000_000_000);
  const states: ClipboardState[] = [];
  const clipboard = tokenClipboard(system, (state) => states.push(state), clock);
  return { system, clock, states, clipboard };
}

const OF = { tokenId: 't1', part: 'access' } as const;

describe('a token in the clipboard', () => {
  it('is cleared after its time', async () => {
    const { system, clock, states, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    await clock.advance(29_999);
    expect(system.text).toBe('practice-token');
    await clock.advance(1);
    expect(system.text).toBe('');
    expect(states.map((state) => state?.tokenId ?? null)).toEqual(['t1', null]);
  });

  it('leaves what somebody else copied meanwhile', async () => {
    const { system, clock, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    system.text = 'a sentence of the agent';
    await clock.advance(30_000);
    expect(system.text).toBe('a sentence of the agent');
    expect(clipboard.state()).toBeNull();
  });

  it('has its whole time again after a second copy', async () => {
    const { system, clock, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    await clock.advance(20_000);
    await clipboard.copy('practice-token-2', { ...OF, tokenId: 't2' }, 30_000);
    await clock.advance(29_999);
    expect(system.text).toBe('practice-token-2');
    await clock.advance(1);
    expect(system.text).toBe('');
  });

  it('goes at once on request, as at quit', async () => {
    const { system, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    await clipboard.clear();
    expect(system.text).toBe('');
  });

  it('goes when a lock or a quit comes while it is being copied', async () => {
    const { system, clipboard } = setUp();
    const writing = Promise.withResolvers<void>();
    system.writeConcealed = async (text) => {
      await writing.promise;
      system.text = text;
    };
    const copying = clipboard.copy('practice-token', OF, 30_000);
    const clearing = clipboard.clear();
    writing.resolve();
    await Promise.all([copying, clearing]);
    expect(system.text).toBe('');
    expect(clipboard.state()).toBeNull();
  });

  it('is cleared when writing it failed half-way, and the failure is told', async () => {
    const { system, clipboard } = setUp();
    system.writeConcealed = async (text) => {
      system.text = text;
      throw new Error('NotAllowedError');
    };
    await expect(clipboard.copy('practice-token', OF, 30_000)).rejects.toThrow('NotAllowedError');
    expect(system.text).toBe('');
    expect(clipboard.state()).toBeNull();
  });

  it('counts the time asleep: what is overdue goes at resume', async () => {
    const { system, clock, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    await clipboard.retry();
    expect(system.text).toBe('practice-token');
    clock.set(clock.nowMs() + 30_000);
    await clipboard.retry();
    expect(system.text).toBe('');
  });
});

describe('a clear that cannot be confirmed', () => {
  const uncertain = (clipboard: { state: () => ClipboardState }) => clipboard.state()?.uncertain;

  it('without the focus: says that the token may still be there, and tries again with it', async () => {
    const { system, clock, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    system.reliable = false;
    await clock.advance(30_000);
    expect(system.text).toBe('practice-token');
    expect(uncertain(clipboard)).toBe(true);
    await clipboard.retry();
    expect(uncertain(clipboard)).toBe(true);
    system.reliable = true;
    await clipboard.retry();
    expect(system.text).toBe('');
    expect(clipboard.state()).toBeNull();
  });

  it('an old text that is read without the focus proves nothing', async () => {
    const { system, clock, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    system.reliable = false;
    system.readText = async () => 'what was there before';
    await clock.advance(30_000);
    expect(uncertain(clipboard)).toBe(true);
  });

  it('a system that refuses to clear is asked again', async () => {
    const { system, clock, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    const { clear } = system;
    system.clear = () => Promise.reject(new Error('NotAllowedError'));
    await clock.advance(30_000);
    expect(uncertain(clipboard)).toBe(true);
    system.clear = clear;
    await clipboard.retry();
    expect(system.text).toBe('');
    expect(clipboard.state()).toBeNull();
  });

  it('a clipboard that cannot be read is cleared, and not believed', async () => {
    const { system, clock, clipboard } = setUp();
    await clipboard.copy('practice-token', OF, 30_000);
    system.readText = () => Promise.reject(new Error('NotAllowedError'));
    await clock.advance(30_000);
    expect(system.text).toBe('');
    expect(uncertain(clipboard)).toBe(true);
  });
});
