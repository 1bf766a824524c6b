import { BrowserWindow, nativeTheme } from 'electron';
import { lockDownContents } from './lockdown.ts';

export interface WindowOptions {
  /** What to load. */
  readonly url: string;
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly isOurOrigin: (origin: string) => boolean;
}

/** Opens the one window, hidden: sandboxed, isolated, without Node. */
export function openWindow({ url, preload, isOurOrigin }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Tokendesk',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  lockDownContents(window.webContents, isOurOrigin);
  void window.loadURL(url);
  return window;
}
