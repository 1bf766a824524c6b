import { type BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '../../shared/models/settings.ts';
import { electronClipboard } from '../clipboard/concealed.ts';
import { type TokenClipboard, tokenClipboard } from '../clipboard/token-clipboard.ts';
import { dropHeldSessions } from '../connections/held-sessions.ts';
import { type RememberedSecrets, rememberedSecrets } from '../connections/remembered-secrets.ts';
import type { Push } from '../ipc/push.ts';
import { type AppLock, createAppLock } from '../lock/app-lock.ts';
import { lockStore } from '../lock/lock-store.ts';
import { watchLockTriggers } from '../lock/lock-triggers.ts';
import { appLocked } from '../lock/locked-calls.ts';
import { touchId } from '../lock/touch-id.ts';
import { type SettingsStore, settingsStore } from '../settings/settings-store.ts';
import { askSavePath } from '../shell/save-dialog.ts';
import type { Workplace } from '../tokens/context.ts';
import { type HandOver, handOver } from '../tokens/hand-over.ts';
import { type PracticeControl, practiceControl } from './practice-control.ts';

/** What the page's calls reach besides the workplace. */
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
  place: Workplace,
  push: Push,
  window: () => BrowserWindow | null,
  onUnlock: () => void,
): Services {
  const settings = settingsStore(place.db);
  const clipboard = tokenClipboard(electronClipboard, (state) => push('clipboard.changed', state));
  const lock = createAppLock({
    vault: place.vault,
    store: lockStore(place.db),
    fingerprint: touchId,
    nowMs: place.nowMs,
    onChange(state) {
      if (state.locked) {
        void clipboard.clear();
        dropHeldSessions(place);
      }
      push('lock.changed', state);
      if (!state.locked) onUnlock();
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
    practice: practiceControl(place),
    handOver: handOver(place, {
      clipboard,
      settings,
      askPath: (name) => askSavePath(window(), name),
      admit,
    }),
    remembered: rememberedSecrets(place, { clipboard, settings, admit }),
    onSettings(changed) {
      nativeTheme.themeSource = changed.colorScheme;
      push('settings.changed', changed);
    },
  };
}
