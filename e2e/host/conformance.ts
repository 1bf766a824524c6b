// That what the host gives the app has the types that Electron gives it, for every member that the app and its
// tests use. Types only: the type checker fails here when the host, or Electron's next version, differs.
import type * as Electron from 'electron';
import type * as host from './electron.ts';

/** Does not compile unless `Host` can stand where `Real` is expected. */
type Conforms<Host extends Real, Real> = [Host, Real];

export type App = Conforms<
  typeof host.app,
  Pick<
    Electron.App,
    | 'isPackaged'
    | 'name'
    | 'commandLine'
    | 'enableSandbox'
    | 'exit'
    | 'focus'
    | 'getName'
    | 'getPath'
    | 'getVersion'
    | 'hasSingleInstanceLock'
    | 'isReady'
    | 'quit'
    | 'relaunch'
    | 'requestSingleInstanceLock'
    | 'setAppUserModelId'
    | 'setPath'
    | 'whenReady'
  >
>;
export type Clipboard = Conforms<
  typeof host.clipboard,
  Pick<Electron.Clipboard, 'write' | 'read' | 'writeText' | 'readText' | 'has' | 'clear'>
>;
export type ClipboardItem = Conforms<typeof host.ClipboardItem, typeof Electron.ClipboardItem>;
export type Dialog = Conforms<
  typeof host.dialog,
  Pick<
    Electron.Dialog,
    'showSaveDialog' | 'showOpenDialog' | 'showMessageBox' | 'showMessageBoxSync' | 'showErrorBox'
  >
>;
export type IpcMain = Conforms<
  typeof host.ipcMain,
  Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
>;
// A menu that is built is only handed on: the host's need not have what draws it.
export type Menu = Conforms<
  typeof host.Menu.buildFromTemplate,
  (...args: Parameters<typeof Electron.Menu.buildFromTemplate>) => Pick<Electron.Menu, 'append' | 'insert'>
>;
export type NativeTheme = Conforms<
  typeof host.nativeTheme,
  Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
>;
export type Notification = Conforms<
  InstanceType<typeof host.Notification>,
  Pick<Electron.Notification, 'show' | 'close' | 'title' | 'body'>
>;
export type NotificationClass = Conforms<
  typeof host.Notification,
  Pick<typeof Electron.Notification, 'isSupported'>
>;
export type PowerMonitor = Conforms<
  typeof host.powerMonitor,
  Pick<Electron.PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower'>
>;
export type Protocol = Conforms<
  typeof host.protocol,
  Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>
>;
export type Session = Conforms<
  typeof host.session.defaultSession,
  Pick<
    Electron.Session,
    | 'resolveProxy'
    | 'setProxy'
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
  >
>;
export type Shell = Conforms<
  typeof host.shell,
  Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>
>;
export type SystemPreferences = Conforms<
  typeof host.systemPreferences,
  Pick<Electron.SystemPreferences, 'canPromptTouchID' | 'promptTouchID'>
>;
export type UtilityProcessClass = Conforms<
  (...args: Parameters<typeof host.utilityProcess.fork>) => ReturnType<typeof host.utilityProcess.fork>,
  (
    ...args: Parameters<typeof Electron.utilityProcess.fork>
  ) => Pick<Electron.UtilityProcess, 'pid' | 'kill' | 'postMessage' | 'stdout' | 'stderr'>
>;
export type Window = Conforms<
  InstanceType<typeof host.BrowserWindow>,
  Pick<
    Electron.BrowserWindow,
    | 'close'
    | 'destroy'
    | 'focus'
    | 'hide'
    | 'isDestroyed'
    | 'isMinimized'
    | 'isVisible'
    | 'loadURL'
    | 'restore'
    | 'show'
  >
>;
export type WindowClass = Conforms<
  typeof host.BrowserWindow,
  new (
    options?: Electron.BrowserWindowConstructorOptions,
  ) => object
>;
export type WebContents = Conforms<
  InstanceType<typeof host.BrowserWindow>['webContents'],
  Pick<Electron.WebContents, 'send' | 'getURL' | 'setWindowOpenHandler' | 'isDestroyed' | 'reload'>
>;
export type Frame = Conforms<
  InstanceType<typeof host.BrowserWindow>['webContents']['mainFrame'],
  Pick<Electron.WebFrameMain, 'origin' | 'url' | 'frameToken' | 'isDestroyed'>
>;
