import type { BrowserWindow } from './browser-window.ts';

const windows = new Set<BrowserWindow>();
let focused: BrowserWindow | null = null;

/** Every open window, oldest first. */
export function allWindows(): BrowserWindow[] {
  return [...windows];
}

/** The window that has the keyboard, as far as the app's own calls tell. */
export function focusedWindow(): BrowserWindow | null {
  return focused;
}

export function addWindow(window: BrowserWindow): void {
  windows.add(window);
}

export function removeWindow(window: BrowserWindow): void {
  windows.delete(window);
  if (focused === window) focused = null;
}

export function setFocused(window: BrowserWindow): void {
  focused = window;
}
