import type { Protocol } from '../browser/protocol-types.ts';
import type { Session } from '../browser/session.ts';
import { toChromium } from '../protocol/address.ts';
import type { WebContents } from './web-contents.ts';

type Lifecycle = Protocol.Page.lifecycleEventPayload;

const ERRNO: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_CONNECTION_REFUSED: -102,
};

/** Loads an address and resolves when the page has loaded; rejects as Electron's loadURL does. */
export async function loadInPage(contents: WebContents, session: Session, url: string): Promise<void> {
  const seen = new Set<string>();
  let wanted: string | undefined;
  const loaded = Promise.withResolvers<void>();
  const listener = ({ name, loaderId }: Lifecycle): void => {
    if (name === 'load') seen.add(loaderId);
    if (wanted !== undefined && seen.has(wanted)) loaded.resolve();
  };
  const destroyed = (): void => loaded.resolve();
  session.on('Page.lifecycleEvent', listener);
  // A window that is closed while it loads never finishes.
  contents.once('destroyed', destroyed);
  try {
    const { errorText, loaderId } = await session.send('Page.navigate', { url: toChromium(url) });
    if (errorText) throw failure(contents, errorText.replace('net::', ''), url);
    wanted = loaderId;
    // Without a loader it was a step within the same document.
    if (loaderId === undefined || seen.has(loaderId)) return;
    await loaded.promise;
  } finally {
    session.off('Page.lifecycleEvent', listener);
    contents.off('destroyed', destroyed);
  }
}

function failure(contents: WebContents, code: string, url: string): Error {
  const errno = ERRNO[code] ?? -2;
  contents.emit('did-fail-load', {}, errno, code, url, true);
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
}
