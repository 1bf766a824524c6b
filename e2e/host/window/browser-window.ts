import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from '../app/app.ts';
import { requireReady } from '../app/ready.ts';
import { environment } from '../environment.ts';
import { hostEvent } from '../events.ts';
import { GuardedEmitter } from '../guard.ts';
import { resize, resizePage } from './page.ts';
import { WebContents } from './web-contents.ts';
import { addWindow, allWindows, focusedWindow, removeWindow, setFocused } from './windows.ts';

/** A window: on a screen a Chromium app window, without one a page of the requested size. */
export class BrowserWindow extends GuardedEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  #bounds: Rectangle;
  #visible: boolean;
  #minimized = false;
  #destroyed = false;
  #title: string;
  #pictureReady = false;
  #toldReady = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    requireReady('Cannot create BrowserWindow before app is ready');
    super();
    const { width = 800, height = 600, x = 0, y = 0, show = true, title = app.getName() } = options;
    this.#bounds = { x, y, width, height };
    this.#visible = show;
    this.#title = title;
    this.webContents = new WebContents({ width, height }, { ...options.webPreferences }, () =>
      this.#closedOnScreen(),
    );
    this.id = this.webContents.id;
    this.webContents.once('dom-ready', () => {
      this.#pictureReady = true;
      this.#tellReadyToShow();
    });
    addWindow(this);
    app.emit('web-contents-created', hostEvent({}), this.webContents);
    app.emit('browser-window-created', hostEvent({}), this);
    if (show) setFocused(this);
  }

  static getAllWindows(): BrowserWindow[] {
    return allWindows();
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow();
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return allWindows().find((one) => one.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return allWindows().find((one) => one.id === id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.#visible = true;
    this.#setState('normal');
    this.emit('show');
    this.#tellReadyToShow();
    this.focus();
  }

  showInactive(): void {
    this.#visible = true;
    this.emit('show');
    this.#tellReadyToShow();
  }

  /** Chromium cannot take a window off the screen, so it is minimised. */
  hide(): void {
    this.#visible = false;
    this.#setState('minimized');
    this.emit('hide');
  }

  focus(): void {
    setFocused(this);
    this.webContents.page.then(({ session }) => session.send('Page.bringToFront')).catch(() => undefined);
    this.emit('focus');
    app.emit('browser-window-focus', hostEvent({}), this);
  }

  blur(): void {
    this.emit('blur');
  }

  minimize(): void {
    this.#minimized = true;
    this.#setState('minimized');
    this.emit('minimize');
  }

  restore(): void {
    this.#minimized = false;
    this.#setState('normal');
    this.emit('restore');
  }

  maximize(): void {}
  unmaximize(): void {}
  flashFrame(): void {}
  setIcon(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setContentProtection(): void {}
  setBackgroundColor(): void {}
  setMinimumSize(): void {}
  setSkipTaskbar(): void {}

  isVisible(): boolean {
    return this.#visible && !this.#destroyed;
  }

  isFocused(): boolean {
    return focusedWindow() === this;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isMaximized(): boolean {
    return false;
  }

  isFullScreen(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { x: left, y: top, width, height } = this.#bounds;
    this.webContents.page
      .then((page) => resizePage(page, { left, top, width, height }))
      .catch(() => undefined);
    this.emit('resize');
  }

  /** Asks the app first, as the close button of a native window does. */
  close(): void {
    if (this.#destroyed) return;
    const event = hostEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    // While the app quits, Chromium stays until the end: will-quit may still clear the clipboard.
    if (!app.isQuitting) {
      this.webContents.page
        .then(({ browser, targetId }) => browser.connection.root.send('Target.closeTarget', { targetId }))
        .catch(() => undefined);
    }
    this.#gone();
  }

  // The user closed it on the screen: Chromium does not ask, so the app cannot refuse.
  #closedOnScreen(): void {
    if (this.#destroyed) return;
    this.emit('close', hostEvent({}));
    this.#gone();
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    removeWindow(this);
    this.webContents.destroyed();
    this.emit('closed');
    if (allWindows().length === 0) app.allWindowsClosed();
  }

  // Some Wayland compositors give a window that is not shown no picture, so Electron cannot say that there is one.
  #tellReadyToShow(): void {
    if (this.#toldReady || !this.#pictureReady || (environment.wayland && !this.#visible)) return;
    this.#toldReady = true;
    this.emit('ready-to-show');
  }

  #setState(windowState: 'normal' | 'minimized'): void {
    if (environment.headless) return;
    this.webContents.page
      .then(({ browser, targetId }) => resize(browser, targetId, { windowState }))
      .catch(() => undefined);
  }
}
