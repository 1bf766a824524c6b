import type { App } from './app.ts';

// A terminal's Ctrl+C may arrive twice (once through the starter), so only an insistent user forces the end.
const FORCE_AFTER = 3;

/** Ctrl+C and a polite kill go through `before-quit`, as in Electron. */
export function quitOnSignals(app: App): void {
  let count = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      count += 1;
      if (count > FORCE_AFTER) app.exit(1);
      else app.quit();
    });
  }
}
