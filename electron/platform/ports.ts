import { app, type BrowserWindow, nativeTheme, session, shell, clipboard as systemClipboard } from 'electron';
import { systemClock } from '../time/clock.ts';
import type { Ports } from '../usecases/context/ports.ts';
import { electronClipboard } from './clipboard.ts';
import { startKeychainProcess } from './keychain-process.ts';
import { notifications } from './notify.ts';
import { pushTo } from './page-bridge.ts';
import { electronPower } from './power.ts';
import { askToQuit } from './quit-question.ts';
import { askSavePath } from './save-dialog.ts';
import { askAtStart, tellDamaged } from './start-dialog.ts';
import { touchId } from './touch-id.ts';
import { findUpdateFeed, readPolicy } from './updates.ts';

/**
 * What Electron gives the app.
 *
 * @param window the one window, while there is one
 * @param keychainModule absolute path of the built `keychain-process.js`
 */
export function electronPorts(window: () => BrowserWindow | null, keychainModule: string): Ports {
  return {
    clock: systemClock,
    push: pushTo(window),
    startKeychain: () => startKeychainProcess(keychainModule),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    clipboard: electronClipboard,
    copyPlainText: (text) => systemClipboard.writeText(text),
    askSavePath: (fileName) => askSavePath(window(), fileName),
    notify: notifications(() => window()?.show()),
    power: electronPower(systemClock),
    onFocus: (listener) => void app.on('browser-window-focus', listener),
    fingerprint: touchId,
    openFolder: async (path) => void (await shell.openPath(path)),
    openWebPage: (url) => shell.openExternal(url),
    setColourScheme: (scheme) => {
      nativeTheme.themeSource = scheme;
    },
    askAtStart,
    askToQuit: (question, over) => askToQuit(window(), question, over),
    tellDamaged: () => tellDamaged(window()),
    updateFeed: findUpdateFeed(),
    policy: readPolicy(),
    quit: () => app.quit(),
  };
}
