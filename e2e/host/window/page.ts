import { ensureBrowser } from '../app/browser-service.ts';
import { type Document, PageLink } from '../bridge/page-link.ts';
import type { FromPage } from '../bridge/page-messages.ts';
import type { Browser } from '../browser/browser.ts';
import type { Session } from '../browser/session.ts';
import { environment } from '../environment.ts';
import { interceptRequests, type MayNavigate } from '../protocol/interception.ts';
import { openTarget } from './target.ts';

export interface PageOptions {
  readonly width: number;
  readonly height: number;
  readonly preload: string | undefined;
  readonly subframes: boolean;
}

/** Whoever owns the page hears about it through these. */
export interface PageOwner {
  readonly mayNavigate: MayNavigate;
  readonly received: (message: FromPage, sender: Document) => void;
  readonly opened: (url: string, frameName: string) => void;
  readonly closed: () => void;
}

/** A Chromium page, set up and still empty. */
export interface Page {
  readonly browser: Browser;
  readonly targetId: string;
  readonly session: Session;
  readonly link: PageLink;
}

async function settleDialogs(session: Session): Promise<void> {
  session.on('Page.javascriptDialogOpening', ({ type }) => {
    // On a screen the user answers alert() and confirm(); leaving a page never asks, as in Electron.
    if (type !== 'beforeunload' && !environment.headless) return;
    session.send('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' }).catch(() => undefined);
  });
}

/** Opens a Chromium page for one BrowserWindow. */
export async function openPage(options: PageOptions, owner: PageOwner): Promise<Page> {
  const browser = await ensureBrowser();
  const { width, height } = options;
  const { targetId, session } = await openTarget(browser, { width, height });
  const link = new PageLink(session, owner.received);
  browser.connection.root.on(
    'Target.targetDestroyed',
    (gone) => gone.targetId === targetId && owner.closed(),
  );
  browser.gone.then(owner.closed);
  session.on('Page.windowOpen', ({ url, windowName }) => owner.opened(url, windowName));
  await Promise.all([
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    settleDialogs(session),
    link.install(options.preload, options.subframes),
    interceptRequests(session, owner.mayNavigate),
    environment.headless
      ? session.send('Emulation.setDeviceMetricsOverride', {
          width,
          height,
          deviceScaleFactor: 0,
          mobile: false,
        })
      : resize(browser, targetId, { width, height }),
  ]);
  return { browser, targetId, session, link };
}

type Bounds = { left: number; top: number; width: number; height: number };

/** Gives a page its size: that of its window, or without a screen that of what is drawn. */
export async function resizePage({ browser, targetId, session }: Page, bounds: Bounds): Promise<void> {
  const { width, height } = bounds;
  if (!environment.headless) await resize(browser, targetId, bounds);
  else
    await session.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 0,
      mobile: false,
    });
}

/** Moves or resizes the window around a page. */
export async function resize(
  browser: Browser,
  targetId: string,
  bounds: {
    left?: number;
    top?: number;
    width?: number;
    height?: number;
    windowState?: 'normal' | 'minimized';
  },
): Promise<void> {
  const { root } = browser.connection;
  const { windowId } = await root.send('Browser.getWindowForTarget', { targetId });
  await root.send('Browser.setWindowBounds', { windowId, bounds });
}
