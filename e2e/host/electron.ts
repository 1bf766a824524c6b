// The module that the app gets for `import ... from 'electron'` in the Chromium host.
import { notInHost } from './guard.ts';

export { app } from './app/app.ts';
export { clipboard } from './clipboard/clipboard.ts';
export { ClipboardItem } from './clipboard/clipboard-item.ts';
export { dialog } from './dialog/dialog.ts';
export { ipcMain } from './modules/ipc-main.ts';
export { Menu } from './modules/menu.ts';
export { MenuItem } from './modules/menu-item.ts';
export { nativeImage } from './modules/native-image.ts';
export { nativeTheme } from './modules/native-theme.ts';
export { Notification } from './modules/notification.ts';
export { session } from './modules/session.ts';
export {
  crashReporter,
  powerMonitor,
  safeStorage,
  screen,
  shell,
  systemPreferences,
} from './modules/system.ts';
export { Tray } from './modules/tray.ts';
export { protocol } from './protocol/protocol.ts';
export { utilityProcess } from './utility/utility-process.ts';
export { BrowserWindow } from './window/browser-window.ts';

// Named, so that an import of one of them says what is missing when it is used.
export const autoUpdater = notInHost('autoUpdater');
export const BaseWindow = notInHost('BaseWindow');
export const contentTracing = notInHost('contentTracing');
export const contextBridge = notInHost('contextBridge (in the main process)');
export const desktopCapturer = notInHost('desktopCapturer');
export const globalShortcut = notInHost('globalShortcut');
export const inAppPurchase = notInHost('inAppPurchase');
export const ipcRenderer = notInHost('ipcRenderer (in the main process)');
export const MessageChannelMain = notInHost('MessageChannelMain');
export const net = notInHost('net');
export const netLog = notInHost('netLog');
export const powerSaveBlocker = notInHost('powerSaveBlocker');
export const pushNotifications = notInHost('pushNotifications');
export const TouchBar = notInHost('TouchBar');
export const View = notInHost('View');
export const WebContentsView = notInHost('WebContentsView');
export const webContents = notInHost('webContents');
export const webFrameMain = notInHost('webFrameMain');

// `import electron from 'electron'` gives the same things.
export * as default from './electron.ts';
