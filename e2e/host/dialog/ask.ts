import { ensureBrowser } from '../app/browser-service.ts';
import { BrowserWindow } from '../window/browser-window.ts';
import { pageBeforeWindows } from '../window/target.ts';
import { type OverlayAnswer, type OverlaySpec, showOverlay } from './overlay-in-page.ts';

/**
 * Shows a dialog in a window, or before there is one in the page that Chromium started with, and waits
 * for the answer; undefined when the page or window goes away.
 */
export async function ask(
  window: BrowserWindow | undefined,
  spec: OverlaySpec,
): Promise<OverlayAnswer | undefined> {
  const shown = window ?? BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (shown?.isDestroyed()) return undefined;
  try {
    const page = shown ? await shown.webContents.page : await pageBeforeWindows(await ensureBrowser());
    if (!page) return undefined;
    const { session, targetId } = page;
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: targetId,
      worldName: 'Host dialogs',
    });
    const { result } = await session.send('Runtime.evaluate', {
      expression: `(${showOverlay})(${JSON.stringify(spec)})`,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value as OverlayAnswer | undefined;
  } catch {
    return undefined;
  }
}
