import { type BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '../../shared/models/settings.ts';
import { systemClock } from '../clock.ts';
import { lockStore } from '../store/lock-table.ts';
import { type SettingsStore, settingsStore } from '../store/settings-table.ts';
import type { AppContext } from '../usecases/app-context.ts';
import { type RememberedSecrets, rememberedSecrets } from '../usecases/disclosure/disclose-remembered.ts';
import { type HandOver, handOver } from '../usecases/disclosure/disclose-token.ts';
import { type TokenClipboard, tokenClipboard } from '../usecases/disclosure/token-clipboard.ts';
import { type AppLock, createAppLock } from '../usecases/lock/app-lock.ts';
import { appLocked } from '../usecases/lock/locked-calls.ts';
import { type PracticeControl, practiceControl } from '../usecases/practice/practice-control.ts';
import { dropHeldSessions } from '../vendor-call/held-sessions.ts';
import { electronClipboard } from './clipboard.ts';
import type { Push } from './page-bridge.ts';
import { watchLockTriggers } from './power.ts';
import { askSavePath } from './save-dialog.ts';
import { touchId } from './touch-id.ts';

/** What the page's calls reach besides the app context. */
export interface Services {
  readonly settings: SettingsStore;
  readonly clipboard: TokenClipboard;
  readonly lock: AppLock;
  readonly practice: PracticeControl;
  readonly handOver: HandOver;
  readonly remembered: RememberedSecrets;
  /** Makes changed settings count at once. */
  readonly onSettings: (settings: Settings) => void;
}

/**
 * Starts the services on Electron's own clipboard, lock events and dialogs.
 *
 * @param onUnlock called when the app lock opens
 */
export function startServices(
  ctx: AppContext,
  push: Push,
  window: () => BrowserWindow | null,
  onUnlock: () => void,
): Services {
  const settings = settingsStore(ctx.db);
  const clipboard = tokenClipboard(
    electronClipboard,
    (state) => push('clipboard.changed', state),
    systemClock,
  );
  const lock = createAppLock({
    vault: ctx.vault,
    store: lockStore(ctx.db),
    fingerprint: touchId,
    nowMs: ctx.nowMs,
    onChange(state) {
      if (state.locked) {
        void clipboard.clear();
        dropHeldSessions(ctx);
      }
      push('lock.changed', state);
      if (!state.locked) {
        void clipboard.retry();
        onUnlock();
      }
    },
  });
  watchLockTriggers(
    (reason) => lock.lock(reason),
    () => settings.get().lockIdleMinutes,
  );
  const admit = (): void => {
    if (lock.state().locked) throw appLocked();
  };
  nativeTheme.themeSource = settings.get().colorScheme;
  return {
    settings,
    clipboard,
    lock,
    practice: practiceControl(ctx),
    handOver: handOver(ctx, {
      clipboard,
      settings,
      askPath: (name) => askSavePath(window(), name),
      admit,
    }),
    remembered: rememberedSecrets(ctx, { clipboard, settings, admit }),
    onSettings(changed) {
      nativeTheme.themeSource = changed.colorScheme;
      push('settings.changed', changed);
    },
  };
}
