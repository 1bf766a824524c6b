import { hostEvent } from '../events.ts';
import { toApp } from '../protocol/address.ts';
import type { Page } from './page.ts';
import type { WebContents } from './web-contents.ts';

const LEVELS: Readonly<Record<string, string>> = {
  error: 'error',
  warning: 'warning',
  debug: 'debug',
  assert: 'error',
};

/** Turns Chromium's page events into those of webContents. */
export function relayPageEvents(contents: WebContents, { session, targetId }: Page): void {
  contents.setMainFrameId(targetId);
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return;
    contents.mainFrame.navigated(frame.url + (frame.urlFragment ?? ''), frame.securityOrigin);
    contents.emit('did-navigate', hostEvent({}), toApp(frame.url), 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId !== targetId) return;
    contents.mainFrame.navigated(url, contents.mainFrame.origin);
    contents.emit('did-navigate-in-page', hostEvent({}), toApp(url), true);
  });
  session.on('Page.lifecycleEvent', ({ frameId, name }) => {
    // The empty page that the window opened with is none of the app's.
    if (frameId !== targetId || contents.mainFrame.url === '') return;
    if (name === 'DOMContentLoaded') contents.emit('dom-ready', hostEvent({}));
    if (name === 'load') contents.emit('did-finish-load');
  });
  session.on('Inspector.targetCrashed', () => {
    contents.emit('render-process-gone', hostEvent({}), { reason: 'crashed', exitCode: 139 });
  });
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const message = args.map((one) => String(one.value ?? one.description ?? '')).join(' ');
    contents.emit('console-message', hostEvent({ level: LEVELS[type] ?? 'info', message }));
    // Chromium keeps logged objects for us; an app that runs for days must not collect them.
    for (const { objectId } of args) {
      if (objectId) session.send('Runtime.releaseObject', { objectId }).catch(() => undefined);
    }
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) => {
    contents.emit('console-message', hostEvent({ level: 'error', message: exception?.description ?? text }));
  });
}
