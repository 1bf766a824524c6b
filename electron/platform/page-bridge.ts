import { type BrowserWindow, ipcMain } from 'electron';
import { CALL_CHANNEL, PUSH_CHANNEL } from '../../shared/channels.ts';
import type { Result } from '../../shared/contract.ts';
import type { Push } from '../usecases/context/ports.ts';
import { isOurPage } from './our-page.ts';

/** Sends pushes to the window, if there is one. */
export function pushTo(window: () => BrowserWindow | null): Push {
  return (name, payload) => {
    const target = window();
    if (target !== null && !target.isDestroyed()) target.webContents.send(PUSH_CHANNEL, name, payload);
  };
}

/**
 * Answers the calls of our page, and of nothing else.
 *
 * @param dispatch answers a call; never rejects
 * @param isOurOrigin true for the origin that the window is loaded from
 */
export function answerPage(
  dispatch: (name: unknown, input: unknown) => Promise<Result<unknown>>,
  isOurOrigin: (origin: string) => boolean,
): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (isOurPage(event, isOurOrigin)) return dispatch(name, input);
    return {
      ok: false,
      error: {
        code: 'invalid-input',
        message: 'This frame may not call Tokendesk.',
        hint: 'This is a fault in Tokendesk: please report it.',
      },
    };
  });
}
