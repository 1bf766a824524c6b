import type { BrowserWindow } from 'electron';

/** What the end of the session at the computer means to the app. */
export interface AtSessionEnd {
  /** True when something would be lost that the agent must be asked about. */
  readonly mustAsk: () => boolean;
  /** Asks, and ends the app if the agent agrees. */
  readonly quit: () => void;
  /** What must not outlive the session; the system waits a few seconds for it at most. */
  readonly leave: () => void;
}

/** Windows logs off and shuts down without closing windows in order: it asks them, and then tells them. */
export function watchSessionEnd(window: BrowserWindow, { mustAsk, quit, leave }: AtSessionEnd): void {
  window.on('query-session-end', (event) => {
    if (!mustAsk()) return;
    event.preventDefault();
    quit();
  });
  window.on('session-end', leave);
}
