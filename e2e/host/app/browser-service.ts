import { type Browser, launchBrowser } from '../browser/browser.ts';

let current: Promise<Browser> | undefined;

/** The running Chromium; starts it when there is none. */
export function ensureBrowser(): Promise<Browser> {
  if (current) return current;
  const starting = launchBrowser();
  current = starting;
  starting.then(
    (browser) => browser.gone.then(() => forget(starting)),
    () => forget(starting),
  );
  return starting;
}

/** The running Chromium, or undefined: for work that is not worth starting one. */
export function runningBrowser(): Promise<Browser> | undefined {
  return current;
}

/** Ends Chromium, if it runs. */
export async function stopBrowser(): Promise<void> {
  const browser = await current?.catch(() => undefined);
  await browser?.close();
}

function forget(one: Promise<Browser>): void {
  if (current === one) current = undefined;
}
