import { app, type BrowserWindow } from 'electron';

/** Longest that quitting waits for its last work, in ms: a hung clipboard must not keep the app open. */
const LIMIT_MS = 2_000;

export interface QuitOptions {
  /** How many secrets quitting would lose now. */
  readonly countLost: () => number;
  /** Asks the agent; true to quit. Called only while something would be lost. */
  readonly ask: (lost: number) => Promise<boolean>;
  readonly lastWork: () => Promise<void>;
}

/**
 * Asks where secrets would be lost, then runs the last work once, before the app quits. Electron does
 * not await `before-quit`, so the first one is held back until that is done or its time is up.
 *
 * @returns to be called with the window: closing it asks too
 */
export function guardQuit({ countLost, ask, lastWork }: QuitOptions): (window: BrowserWindow) => void {
  let phase: 'running' | 'leaving' | 'done' = 'running';

  const leave = async (): Promise<void> => {
    const lost = countLost();
    if (lost > 0 && !(await ask(lost))) {
      phase = 'running';
      return;
    }
    const limit = new Promise((resolve) => setTimeout(resolve, LIMIT_MS));
    await Promise.race([lastWork().catch(() => undefined), limit]);
    phase = 'done';
    app.quit();
  };

  app.on('before-quit', (event) => {
    if (phase === 'done') return;
    event.preventDefault();
    if (phase === 'leaving') return;
    phase = 'leaving';
    void leave();
  });

  return (window) => {
    window.on('close', (event) => {
      if (phase === 'done' || countLost() === 0) return;
      event.preventDefault();
      app.quit();
    });
  };
}
