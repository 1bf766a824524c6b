let ready = false;

/** From now on the app is ready; called once, by `app` itself. */
export function becomeReady(): void {
  ready = true;
}

/** Whether the app is ready. */
export function isReady(): boolean {
  return ready;
}

/**
 * Refuses, in Electron's own words, what may be used only once the app is ready.
 *
 * @throws Error before then
 */
export function requireReady(words: string): void {
  if (!ready) throw new Error(words);
}

/**
 * Refuses, in Electron's own words, what may be used only before the app is ready.
 *
 * @throws Error from then on
 */
export function requireNotReady(words: string): void {
  if (ready) throw new Error(words);
}
