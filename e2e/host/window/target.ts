import type { Browser } from '../browser/browser.ts';
import type { Session } from '../browser/session.ts';

/** One Chromium page that shows one BrowserWindow. */
export interface PageTarget {
  readonly targetId: string;
  readonly session: Session;
}

const claimed = new WeakMap<Browser, Set<string>>();

function claims(browser: Browser): Set<string> {
  const known = claimed.get(browser) ?? new Set<string>();
  if (!claimed.has(browser)) {
    claimed.set(browser, known);
    // Whatever a page opens by itself is closed: the app decides about windows, in its open handler.
    browser.connection.root.on('Target.targetCreated', ({ targetInfo: { type, targetId, openerId } }) => {
      if (type !== 'page' || openerId === undefined) return;
      browser.connection.root.send('Target.closeTarget', { targetId }).catch(() => undefined);
    });
  }
  return known;
}

async function firstFree(browser: Browser, taken: Set<string>): Promise<string | undefined> {
  const { targetInfos } = await browser.connection.root.send('Target.getTargets');
  return targetInfos.find(({ type, targetId }) => type === 'page' && !taken.has(targetId))?.targetId;
}

/** The page that Chromium started with, while the app has no window: for dialogs before the first one. */
export async function pageBeforeWindows(browser: Browser): Promise<PageTarget | undefined> {
  const taken = claims(browser);
  const targetId = taken.size === 0 ? await firstFree(browser, taken) : undefined;
  return targetId === undefined
    ? undefined
    : { targetId, session: await browser.connection.attach(targetId) };
}

/** The window Chromium started with, for the first caller; a new window for the others. */
export async function openTarget(
  browser: Browser,
  size: { width: number; height: number },
): Promise<PageTarget> {
  const taken = claims(browser);
  const first = taken.size === 0 ? await firstFree(browser, taken) : undefined;
  const targetId =
    first ??
    (
      await browser.connection.root.send('Target.createTarget', {
        url: 'data:text/html,',
        newWindow: true,
        ...size,
      })
    ).targetId;
  taken.add(targetId);
  return { targetId, session: await browser.connection.attach(targetId) };
}
