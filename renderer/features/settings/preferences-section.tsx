import { useQueryClient } from '@tanstack/react-query';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/models/settings.ts';
import { queryKey, useAct, useCall } from '../../bridge/use-call.ts';
import { NativeSelectFrame } from '../../ui/fields/native-select-frame.tsx';
import { sayError } from '../../ui/say.ts';
import classes from './settings-screen.module.css';
import { SettingsSection } from './settings-section.tsx';

const CLEAR_SECONDS = [10, 20, 30, 60, 120, 300];
const REVEAL_SECONDS = [10, 20, 30, 60, 120];
const SCHEMES: readonly { value: Settings['colorScheme']; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** What the agent can choose. */
export function PreferencesSection() {
  const client = useQueryClient();
  const settings = useCall('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const change = useAct('settings.set');
  const set = (changed: Partial<Settings>): void =>
    change.mutate(changed, {
      onSuccess: (now) => client.setQueryData(queryKey('settings.get', undefined), now),
      onError: sayError,
    });
  return (
    <SettingsSection title="Preferences">
      <div className={classes.choices}>
        <NativeSelectFrame
          label="Clear the clipboard after"
          help="Only if it still holds what Tokendesk copied. Also when Tokendesk quits."
          value={String(settings.clipboardClearSeconds)}
          groups={[{ options: secondsOptions(CLEAR_SECONDS, settings.clipboardClearSeconds) }]}
          onChange={(value) => set({ clipboardClearSeconds: Number(value) })}
        />
        <NativeSelectFrame
          label="Hide a revealed token after"
          help="Also when you turn to another window or screen."
          value={String(settings.revealSeconds)}
          groups={[{ options: secondsOptions(REVEAL_SECONDS, settings.revealSeconds) }]}
          onChange={(value) => set({ revealSeconds: Number(value) })}
        />
        <NativeSelectFrame
          label="Appearance"
          value={settings.colorScheme}
          groups={[{ options: SCHEMES }]}
          onChange={(value) => {
            const scheme = SCHEMES.find((one) => one.value === value);
            if (scheme !== undefined) set({ colorScheme: scheme.value });
          }}
        />
      </div>
    </SettingsSection>
  );
}

/** The usual spans, with the one that is set now even if it is none of them. */
function secondsOptions(usual: readonly number[], now: number): { value: string; label: string }[] {
  return [...new Set([...usual, now])]
    .sort((a, b) => a - b)
    .map((seconds) => ({
      value: String(seconds),
      label: seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} seconds`,
    }));
}
