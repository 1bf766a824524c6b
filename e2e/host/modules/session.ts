import { GuardedEmitter, guard } from '../guard.ts';
import { proxyFor } from './proxy-from-env.ts';

type Ignored = (...args: unknown[]) => void;

const ignore: Ignored = () => undefined;

/** A session: Chromium's profile is new at each start, so there is nothing to keep or to clear. */
class HostSession extends GuardedEmitter {
  readonly setPermissionRequestHandler = ignore;
  readonly setPermissionCheckHandler = ignore;
  readonly setDevicePermissionHandler = ignore;
  readonly setDisplayMediaRequestHandler = ignore;
  readonly setUSBProtectedClassesHandler = ignore;
  readonly setBluetoothPairingHandler = ignore;
  readonly setSpellCheckerEnabled = ignore;
  readonly setSpellCheckerLanguages = ignore;
  readonly setUserAgent = ignore;
  readonly webRequest = guard('session.webRequest', {
    onBeforeRequest: ignore,
    onBeforeSendHeaders: ignore,
    onHeadersReceived: ignore,
    onCompleted: ignore,
    onErrorOccurred: ignore,
  });
  #direct = false;

  async resolveProxy(url: string): Promise<string> {
    return this.#direct ? 'DIRECT' : proxyFor(url, process.env);
  }

  /** Only `direct` means something here; everything else stays with the environment's proxies. */
  async setProxy(config: { mode?: string }): Promise<void> {
    this.#direct = config.mode === 'direct';
  }

  async clearStorageData(): Promise<void> {}
  async clearCache(): Promise<void> {}
  async clearHostResolverCache(): Promise<void> {}
  async closeAllConnections(): Promise<void> {}
  async forceReloadProxyConfig(): Promise<void> {}
  async flushStorageData(): Promise<void> {}

  isPersistent(): boolean {
    return false;
  }
}

export const defaultSession: HostSession = guard('session.defaultSession', new HostSession());

export const session = guard('session', { defaultSession, fromPartition: () => defaultSession });
