import { app } from 'electron';

/** Longest that quitting waits for its last work, in ms: a hung clipboard must not keep the app open. */
const LIMIT_MS = 2_000;

/**
 * Runs the last work once before the app quits. Electron does not await `before-quit`, so the first
 * one is held back until the work is done or its time is up.
 */
export function beforeQuit(lastWork: () => Promise<void>): void {
  let done = false;
  app.on('before-quit', (event) => {
    if (done) return;
    event.preventDefault();
    const limit = new Promise((resolve) => setTimeout(resolve, LIMIT_MS));
    void Promise.race([lastWork().catch(() => undefined), limit]).then(() => {
      done = true;
      app.quit();
    });
  });
}
