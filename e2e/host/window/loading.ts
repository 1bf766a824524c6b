import type { Session } from '../browser/session.ts';
import { toChromium } from '../protocol/address.ts';
import type { WebContents } from './web-contents.ts';

const ERRNO: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_CONNECTION_REFUSED: -102,
};

/** Loads an address and resolves when the page has loaded; rejects as Electron's loadURL does. */
export async function loadInPage(contents: WebContents, session: Session, url: string): Promise<void> {
  const loaded = Promise.withResolvers<void>();
  const listener = (): void => loaded.resolve();
  session.on('Page.loadEventFired', listener);
  // A window that is closed while it loads never finishes.
  contents.once('destroyed', listener);
  try {
    const { errorText } = await session.send('Page.navigate', { url: toChromium(url) });
    if (errorText) throw failure(contents, errorText.replace('net::', ''), url);
    await loaded.promise;
  } finally {
    session.off('Page.loadEventFired', listener);
    contents.off('destroyed', listener);
  }
}

function failure(contents: WebContents, code: string, url: string): Error {
  const errno = ERRNO[code] ?? -2;
  contents.emit('did-fail-load', {}, errno, code, url, true);
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
}
