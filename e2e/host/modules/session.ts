import { requireReady } from '../app/ready.ts';
import { toldProxy } from '../control/told.ts';
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

  /** Which proxy, in the words of a PAC answer. A test may say it; by itself, the environment does. */
  async resolveProxy(url: string): Promise<string> {
    const told = toldProxy();
    if (told !== undefined) return told === 'never' ? new Promise(() => undefined) : told;
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

/** The one session that there is; for the host's own use at any time. */
export const onlySession: HostSession = guard('session.defaultSession', new HostSession());

function sessionOnceReady(): HostSession {
  requireReady('Session can only be received when app is ready');
  return onlySession;
}

export const session = guard('session', {
  get defaultSession(): HostSession {
    return sessionOnceReady();
  },
  fromPartition: (_partition: string): HostSession => sessionOnceReady(),
});
