import { app, type BrowserWindow } from 'electron';
import type { Quit } from '../usecases/startup/quit.ts';

/**
 * Holds the app's end back until its last work is done: Electron does not await `before-quit`.
 *
 * @returns to be called with the window: closing it asks too
 */
export function guardQuit(quit: Quit): (window: BrowserWindow) => void {
  let mayEnd = false;

  app.on('before-quit', (event) => {
    if (mayEnd) return;
    event.preventDefault();
    void quit.request().then((agreed) => {
      if (!agreed || mayEnd) return;
      mayEnd = true;
      app.quit();
    });
  });

  return (window) => {
    window.on('close', (event) => {
      if (mayEnd || !quit.mustAsk()) return;
      event.preventDefault();
      app.quit();
    });
  };
}
