import { BrowserWindow } from '../window/browser-window.ts';
import { type OverlayAnswer, type OverlaySpec, showOverlay } from './overlay-in-page.ts';

/** Shows a dialog in a window and waits for the answer; undefined when the page or window goes away. */
export async function ask(
  window: BrowserWindow | undefined,
  spec: OverlaySpec,
): Promise<OverlayAnswer | undefined> {
  const shown = window ?? BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (!shown || shown.isDestroyed()) return undefined;
  const { session, targetId } = await shown.webContents.page;
  try {
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
