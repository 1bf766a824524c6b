import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import { makeCodec } from '../bridge/codec.ts';
import type { Document } from '../bridge/page-link.ts';
import type { FromPage } from '../bridge/page-messages.ts';
import { hostEvent } from '../events.ts';
import { GuardedEmitter } from '../guard.ts';
import { receiveIpc } from '../modules/ipc-main.ts';
import { acceleratorsOfMenu, pressAccelerator } from '../modules/menu-accelerators.ts';
import { nativeTheme } from '../modules/native-theme.ts';
import { onlySession } from '../modules/session.ts';
import { toApp, toChromium } from '../protocol/address.ts';
import { Frame } from './frame.ts';
import { loadInPage } from './loading.ts';
import { openPage, type Page } from './page.ts';
import { relayPageEvents } from './page-events.ts';

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;
type WebPreferences = NonNullable<BrowserWindowConstructorOptions['webPreferences']>;

const codec = makeCodec();
let lastId = 0;

const withoutHash = (url: string): string => url.replace(/#.*$/, '');

/** The page of one window, as Electron's main process sees it. */
export class WebContents extends GuardedEmitter {
  readonly id: number;
  readonly mainFrame = new Frame(null);
  readonly session = onlySession;
  readonly page: Promise<Page>;
  readonly #preferences: WebPreferences;
  #document: Document | undefined;
  #openHandler: OpenHandler | undefined;
  #destroyed = false;
  // The address that loadURL asked for: not a navigation of the page's own.
  #expected: string | undefined;

  constructor(size: { width: number; height: number }, preferences: WebPreferences, closed: () => void) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#preferences = preferences;
    const { preload, nodeIntegrationInSubFrames: subframes = false } = preferences;
    this.page = openPage(
      { ...size, preload: preload === undefined ? undefined : readFileSync(preload, 'utf8'), subframes },
      {
        mayNavigate: (url, frameId) => this.#mayNavigate(url, frameId),
        received: (message, document) => this.#received(message, document),
        opened: (url, frameName) => this.#opened(url, frameName),
        closed,
      },
    );
    if (nativeTheme.emulated) this.applyColorScheme();
    this.page.then(
      (page) => relayPageEvents(this, page),
      // loadURL tells the caller; without it, nobody waits for the page.
      () => undefined,
    );
  }

  async loadURL(url: string): Promise<void> {
    this.#expected = withoutHash(toChromium(url));
    const { session } = await this.page;
    await loadInPage(this, session, url);
  }

  send(channel: string, ...args: unknown[]): void {
    const to = this.#document;
    const data = codec.encode(args);
    if (to) this.page.then(({ link }) => link.post(to, { t: 'message', channel, args: data }));
  }

  reload(): void {
    this.page.then(({ session }) => session.send('Page.reload')).catch(() => undefined);
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  getTitle(): string {
    return '';
  }

  getLastWebPreferences(): WebPreferences {
    return this.#preferences;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  openDevTools(): void {
    this.page
      .then(({ browser, targetId }) => browser.connection.root.send('Target.openDevTools', { targetId }))
      .catch((error: Error) => console.error(`[host] developer tools: ${error.message}`));
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Shows light or dark as the app, or else the system, wants it. */
  applyColorScheme(): void {
    const features = [{ name: 'prefers-color-scheme', value: nativeTheme.emulated ?? '' }];
    this.page
      .then(({ session }) => session.send('Emulation.setEmulatedMedia', { features }))
      .catch(() => undefined);
  }

  /** Called by the window when it is gone. */
  destroyed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#document = undefined;
    this.emit('destroyed');
  }

  #mayNavigate(chromiumUrl: string, frameId: string): boolean {
    const isMainFrame = this.#mainFrameId === undefined || frameId === this.#mainFrameId;
    const url = toApp(chromiumUrl);
    if (isMainFrame && (chromiumUrl === this.#expected || url === withoutHash(this.mainFrame.url))) {
      this.#expected = undefined;
      return true;
    }
    const details = hostEvent({ url, isMainFrame, isSameDocument: false, frame: this.mainFrame });
    this.emit('will-frame-navigate', details);
    if (isMainFrame) this.emit('will-navigate', details, url, false, true);
    return !details.defaultPrevented;
  }

  #opened(url: string, frameName: string): void {
    const details: HandlerDetails = {
      url: toApp(url),
      frameName,
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    };
    const answer = this.#openHandler?.(details);
    if (answer?.action !== 'deny') console.error(`[host] window.open is always denied here: ${details.url}`);
  }

  #mainFrameId: string | undefined;

  /** The frame id is known once the page is open. */
  setMainFrameId(id: string): void {
    this.#mainFrameId = id;
  }

  #received(message: FromPage, document: Document): void {
    const { from } = message;
    if (from.top) this.mainFrame.navigated(from.url, from.origin);
    if (message.t === 'dark' || message.t === 'hello') {
      if (from.top) nativeTheme.pageShows(message.dark);
      if (from.top && message.t === 'hello') this.#document = document;
      this.#tellKeys(document);
    } else if (message.t === 'key') pressAccelerator(message.accelerator);
    else if (message.t === 'preload-error') {
      const error = codec.decode(message.error);
      if (!this.emit('preload-error', hostEvent({}), this.#preferences.preload, error)) console.error(error);
    } else {
      const senderFrame = from.top ? this.mainFrame : new Frame(this.mainFrame, from.url, from.origin);
      receiveIpc(this, senderFrame, message, (body) =>
        this.page.then(({ link }) => link.post(document, body)),
      );
    }
  }

  #tellKeys(document: Document): void {
    this.page.then(({ link }) => link.post(document, { t: 'keys', accelerators: acceleratorsOfMenu() }));
  }
}
