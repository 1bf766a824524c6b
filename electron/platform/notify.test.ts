import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { notifications } from './notify.ts';

// Like Electron, nothing but the app holds what was shown.
const desktop = vi.hoisted(() => ({ shown: [] as WeakRef<NodeJS.EventEmitter>[], supported: true }));
vi.mock('electron', () => ({
  Notification: class extends EventEmitter {
    static isSupported = (): boolean => desktop.supported;
    show(): void {
      desktop.shown.push(new WeakRef(this));
    }
  },
}));

beforeEach(() => {
  desktop.shown.length = 0;
  desktop.supported = true;
});

const WORDS = { title: 'A token expires soon', body: 'Orders (Commvault)' };

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Within one turn, weak references stay whole.
  await nextTurn();
  collect();
  await nextTurn();
}

/** What happens to the newest notification later, when all that nobody holds is gone. */
async function later(event: 'click' | 'close' | 'failed', ...rest: unknown[]): Promise<void> {
  await collectGarbage();
  desktop.shown
    .at(-1)
    ?.deref()
    ?.emit(event, {}, ...rest);
}

const isHeld = async (): Promise<boolean> => {
  await collectGarbage();
  return desktop.shown.at(-1)?.deref() !== undefined;
};

describe('a notification', () => {
  it('is clicked long after it was shown', async () => {
    const clicked = vi.fn();
    const notify = notifications(clicked);
    notify(WORDS, vi.fn());
    await later('click');
    expect(clicked).toHaveBeenCalledOnce();
    expect(await isHeld()).toBe(false);
    // The app keeps the way to notify for as long as it runs.
    expect(notify).toBeTypeOf('function');
  });

  it('is let go when it is closed, and when it was not shown, which is told', async () => {
    const failed = vi.fn();
    const notify = notifications(vi.fn());
    notify(WORDS, failed);
    await later('close');
    expect(await isHeld()).toBe(false);
    notify(WORDS, failed);
    await later('failed', 'not allowed');
    expect(failed).toHaveBeenCalledWith('not allowed');
    expect(await isHeld()).toBe(false);
  });

  it('is not kept for ever on a desktop that never says that it was closed', async () => {
    const notify = notifications(vi.fn());
    for (let count = 0; count < 150; count++) notify(WORDS, vi.fn());
    await collectGarbage();
    const held = desktop.shown.filter((one) => one.deref() !== undefined);
    expect(held.length).toBeLessThanOrEqual(100);
    expect(held).toContain(desktop.shown.at(-1));
  });

  it('is not shown where the system has none', () => {
    desktop.supported = false;
    notifications(vi.fn())(WORDS, vi.fn());
    expect(desktop.shown).toEqual([]);
  });
});
