import type { SettingsStore } from '../store/settings-table.ts';
import type { AppContext } from './context/app-context.ts';
import type { Ports } from './context/ports.ts';
import type { RememberedSecrets } from './disclosure/disclose-remembered.ts';
import type { HandOver } from './disclosure/disclose-token.ts';
import type { TokenClipboard } from './disclosure/token-clipboard.ts';
import type { Reconciler } from './keychain/reconciler.ts';
import type { AppLock } from './lock/app-lock.ts';
import type { PracticeControl } from './practice/practice-control.ts';
import type { Updates } from './updates/updates.ts';

/** What the page's calls and the work behind the window reach. Made once, in `electron/compose.ts`. */
export interface Services {
  readonly ctx: AppContext;
  readonly ports: Ports;
  readonly about: { readonly version: string; readonly userDataFolder: string };
  readonly settings: SettingsStore;
  readonly clipboard: TokenClipboard;
  readonly lock: AppLock;
  readonly reconciler: Reconciler;
  readonly practice: PracticeControl;
  readonly handOver: HandOver;
  readonly remembered: RememberedSecrets;
  readonly updates: Updates;
}
