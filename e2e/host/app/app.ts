import type { RelaunchOptions } from 'electron';
import { environment } from '../environment.ts';
import { hostEvent } from '../events.ts';
import { GuardedEmitter, guard } from '../guard.ts';
import { allWindows } from '../window/windows.ts';
import { ensureBrowser, stopBrowser } from './browser-service.ts';
import { CommandLine } from './command-line.ts';
import { launch } from './launch-options.ts';
import { Paths } from './paths.ts';
import { becomeReady, isReady, requireNotReady } from './ready.ts';
import { sandboxEverything } from './sandbox.ts';
import { lockInstance } from './single-instance.ts';

/** Electron's `app`: the life of the process. */
export class App extends GuardedEmitter {
  readonly commandLine = new CommandLine(process.argv);
  readonly dock = undefined;
  isQuitting = false;
  applicationMenu = null;
  userAgentFallback = '';
  allowRendererProcessReuse = true;
  #name: string | undefined;
  #exiting = false;
  #hasLock = false;
  readonly #paths = new Paths(
    () => this.getName(),
    this.commandLine.getSwitchValue('user-data-dir') || undefined,
  );
  readonly #whenReady = Promise.withResolvers<void>();
  #starting: Promise<void> | undefined;
  #farewell: Promise<unknown> = Promise.resolve();

  /** Starts Chromium, then says ready: at the first sign that the app wants it, at the latest when its main file has run. */
  start(): Promise<void> {
    if (this.#exiting || this.isQuitting) return Promise.resolve();
    this.#starting ??= ensureBrowser().then(
      ({ version }) => {
        if (this.#exiting || this.isQuitting) return;
        Object.assign(process.versions, { chrome: version });
        becomeReady();
        this.emit('will-finish-launching');
        this.emit('ready', hostEvent({}), {});
        this.#whenReady.resolve();
      },
      (error: Error) => {
        console.error(`[host] ${error.message}`);
        this.exit(1);
      },
    );
    return this.#starting;
  }

  isReady(): boolean {
    return isReady();
  }

  whenReady(): Promise<void> {
    this.start();
    return this.#whenReady.promise;
  }

  get isPackaged(): boolean {
    return launch().packed;
  }

  getName(): string {
    return this.#name ?? launch().name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  get name(): string {
    return this.getName();
  }

  getVersion(): string {
    return launch().version;
  }

  getAppPath(): string {
    return launch().appPath;
  }

  getLocale(): string {
    return 'en-US';
  }

  getSystemLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getSystemLocale()];
  }

  getPath(name: string): string {
    return this.#paths.get(name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  setAppLogsPath(path?: string): void {
    if (path) this.#paths.set('logs', path);
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    if (this.#hasLock) return true;
    const start = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    const lock = lockInstance(this.getPath('userData'), start, (second) => {
      this.emit(
        'second-instance',
        hostEvent({}),
        second.argv,
        second.workingDirectory,
        second.additionalData,
      );
    });
    this.#hasLock = lock === true;
    if (lock === true) this.start();
    else this.#farewell = lock;
    return this.#hasLock;
  }

  hasSingleInstanceLock(): boolean {
    return this.#hasLock;
  }

  /** Asks everyone (before-quit, each window's close, will-quit); anyone can refuse. */
  quit(): void {
    if (this.isQuitting || this.#exiting) return;
    if (this.#refused('before-quit')) return;
    this.isQuitting = true;
    for (const window of allWindows()) window.close();
    if (allWindows().length > 0 || this.#refused('will-quit')) {
      this.isQuitting = false;
      return;
    }
    this.exit(0);
  }

  /** Ends without asking. */
  exit(code = 0): void {
    if (this.#exiting) return;
    this.#exiting = true;
    this.isQuitting = true;
    for (const window of allWindows()) window.destroy();
    this.emit('quit', hostEvent({}), code);
    Promise.all([stopBrowser(), this.#farewell]).finally(() => process.exit(code));
  }

  /** Says what Electron would start. */
  relaunch({ execPath = process.execPath, args = process.argv.slice(1) }: RelaunchOptions = {}): void {
    console.log(`[host] relaunch, to be started by hand: ${JSON.stringify([execPath, ...args])}`);
  }

  enableSandbox(): void {
    requireNotReady('app.enableSandbox() can only be called before app is ready');
    sandboxEverything(this.commandLine);
  }

  disableHardwareAcceleration(): void {
    requireNotReady('app.disableHardwareAcceleration() can only be called before app is ready');
  }

  focus(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  setLoginItemSettings(): void {}

  getLoginItemSettings(): { openAtLogin: boolean } {
    return { openAtLogin: false };
  }

  setBadgeCount(): boolean {
    return false;
  }

  isHardwareAccelerationEnabled(): boolean {
    return !environment.headless;
  }

  /** Called by the last window that closes. */
  allWindowsClosed(): void {
    if (this.isQuitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #refused(name: string): boolean {
    const event = hostEvent({});
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

export const app: App = guard('app', new App());
