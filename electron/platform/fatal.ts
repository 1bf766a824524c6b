import { setTimeout as delay } from 'node:timers/promises';
import { app, dialog } from 'electron';

/** How long a box may wait for the app to be ready, in ms. */
const READY_LIMIT_MS = 5_000;

/**
 * Says in a box, and on standard error, why the app does not start, and ends it with status 1. Linux would only
 * print a box that comes before the app is ready, which nobody sees who started it from a menu.
 */
export async function tellAndExit(title: string, words: string): Promise<void> {
  process.stderr.write(`${title}: ${words}\n`);
  await Promise.race([app.whenReady(), delay(READY_LIMIT_MS, undefined, { ref: false })]);
  dialog.showErrorBox(title, words);
  app.exit(1);
}
