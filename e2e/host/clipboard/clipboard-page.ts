import { runningBrowser } from '../app/browser-service.ts';
import type { Browser } from '../browser/browser.ts';
import type { Session } from '../browser/session.ts';

// A page that is in no window and in no list of pages: what is copied never passes through the app's page.
const ORIGIN = 'https://clipboard.host.localhost';

const pages = new WeakMap<Browser, Promise<Session>>();

async function open({ connection }: Browser): Promise<Session> {
  const { targetId } = await connection.root.send('Target.createTarget', {
    url: 'about:blank',
    hidden: true,
    background: true,
  });
  const session = await connection.attach(targetId);
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, body: '' }).catch(() => undefined);
  });
  const loaded = new Promise<void>((resolve) => session.on('Page.loadEventFired', () => resolve()));
  await Promise.all([
    session.send('Page.enable'),
    session.send('Fetch.enable'),
    // The clipboard is open only to a page with the keyboard.
    session.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
  ]);
  await session.send('Page.navigate', { url: `${ORIGIN}/` });
  await loaded;
  return session;
}

/** For this origin alone: the app's page gets no right that it would not have in Electron. */
async function grant({ connection }: Browser): Promise<void> {
  await connection.root.send('Browser.grantPermissions', {
    origin: ORIGIN,
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
}

async function run(expression: string): Promise<string> {
  const browser = await runningBrowser();
  if (!browser) throw new Error('The clipboard belongs to a Chromium that is not running');
  const page = pages.get(browser) ?? open(browser);
  pages.set(browser, page);
  const session = await page;
  // Each time: a second CDP client that leaves takes all granted rights with it.
  await grant(browser);
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    userGesture: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return String(result.value ?? '');
}

// Chromium refuses two clipboard calls of one page at a time.
let last: Promise<unknown> = Promise.resolve();

function inOrder(expression: string): Promise<string> {
  const next = last.then(() => run(expression));
  last = next.catch(() => undefined);
  return next;
}

/** Puts text on Chromium's own clipboard, which on a screen is the system's. */
export async function writeChromiumClipboard(text: string): Promise<void> {
  await inOrder(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
}

/** The text that a paste would give now. */
export function readChromiumClipboard(): Promise<string> {
  return inOrder('navigator.clipboard.readText()');
}
