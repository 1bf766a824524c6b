import type { BrowserWindow } from 'electron';

/** What first said that the window can be shown. */
export type ShownBy = 'ready-to-show' | 'did-finish-load' | 'timer';

/** How long a window may stay hidden, in ms. */
const LAST_RESORT_MS = 3_000;

/**
 * Shows a window as soon as it has a picture. Some Wayland compositors give a hidden window none, so Electron
 * never says `ready-to-show` there: on Linux a loaded page will do, and everywhere some seconds.
 *
 * @param shown called once, in the moment it is shown
 */
export function showWhenReady(window: BrowserWindow, platform: string, shown: (by: ShownBy) => void): void {
  let done = false;
  const show = (by: ShownBy): void => {
    if (done || window.isDestroyed()) return;
    done = true;
    clearTimeout(timer);
    window.show();
    shown(by);
  };
  const timer = setTimeout(() => show('timer'), LAST_RESORT_MS);
  window.once('ready-to-show', () => show('ready-to-show'));
  if (platform === 'linux') window.webContents.once('did-finish-load', () => show('did-finish-load'));
  // A window that is closed before that is shown no more.
  window.once('closed', () => clearTimeout(timer));
}
