import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showWhenReady } from './show-window.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window that only remembers whether it was shown. */
class StandIn extends EventEmitter {
  readonly webContents = new EventEmitter();
  readonly seen: string[] = [];
  destroyed = false;

  constructor(platform: string) {
    super();
    const window = this as unknown as BrowserWindow;
    showWhenReady(window, platform, (by) => this.seen.push(by));
  }

  show(): void {
    if (this.destroyed) throw new Error('Object has been destroyed');
    this.seen.push('shown');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
}

describe('showWhenReady', () => {
  it('shows the window once, at its first picture', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      const window = new StandIn(platform);
      window.emit('ready-to-show');
      window.webContents.emit('did-finish-load');
      vi.advanceTimersByTime(10_000);
      expect(window.seen).toEqual(['shown', 'ready-to-show']);
    }
  });

  it('shows a window of Linux that never gets a picture when its page has loaded', () => {
    const window = new StandIn('linux');
    window.webContents.emit('did-finish-load');
    // This is when a compositor of that kind draws it at last.
    window.emit('ready-to-show');
    expect(window.seen).toEqual(['shown', 'did-finish-load']);
  });

  it('shows it after three seconds in any case', () => {
    const window = new StandIn('darwin');
    window.webContents.emit('did-finish-load');
    vi.advanceTimersByTime(2_999);
    expect(window.seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(window.seen).toEqual(['shown', 'timer']);
  });

  it('leaves a window alone that is gone', () => {
    const window = new StandIn('linux');
    window.destroyed = true;
    window.emit('closed');
    window.webContents.emit('did-finish-load');
    vi.advanceTimersByTime(10_000);
    expect(window.seen).toEqual([]);
  });
});
