import type { Settings } from '../../../shared/models/settings.ts';
import { LabelledSelect } from '../../ui/fields/labelled-select.tsx';
import { numberOptions } from '../../ui/options.ts';
import { useSettings } from '../../ui/use-settings.ts';
import classes from './settings-screen.module.css';
import { SettingsSection } from './settings-section.tsx';

const CLEAR_SECONDS = [10, 20, 30, 60, 120, 300];
const NOTIFY_MINUTES = [0, 1, 2, 5, 10, 15, 30];
const REVEAL_SECONDS = [10, 20, 30, 60, 120];
const SCHEMES: readonly { value: Settings['colorScheme']; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** What the agent can choose. */
export function PreferencesSection() {
  const { settings, choose: change } = useSettings();
  return (
    <SettingsSection title="Preferences">
      <div className={classes.choices}>
        <LabelledSelect
          label="Clear the clipboard after"
          help="Only if it still holds what Tokendesk copied. Also when Tokendesk quits."
          value={String(settings.clipboardClearSeconds)}
          groups={[{ options: numberOptions(CLEAR_SECONDS, settings.clipboardClearSeconds, secondsWords) }]}
          onChange={(value) => change({ clipboardClearSeconds: Number(value) })}
        />
        <LabelledSelect
          label="Hide a revealed token after"
          help="Also when you turn to another window or screen."
          value={String(settings.revealSeconds)}
          groups={[{ options: numberOptions(REVEAL_SECONDS, settings.revealSeconds, secondsWords) }]}
          onChange={(value) => change({ revealSeconds: Number(value) })}
        />
        <LabelledSelect
          label="Notify before a token expires"
          help="As a notification of your system, also while another window is in front."
          value={String(settings.notifyBeforeMinutes)}
          groups={[{ options: numberOptions(NOTIFY_MINUTES, settings.notifyBeforeMinutes, minutesWords) }]}
          onChange={(value) => change({ notifyBeforeMinutes: Number(value) })}
        />
        <LabelledSelect
          label="Appearance"
          value={settings.colorScheme}
          groups={[{ options: SCHEMES }]}
          onChange={(value) => {
            const scheme = SCHEMES.find((one) => one.value === value);
            if (scheme !== undefined) change({ colorScheme: scheme.value });
          }}
        />
      </div>
    </SettingsSection>
  );
}

function secondsWords(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} seconds`;
}

function minutesWords(minutes: number): string {
  return minutes === 0 ? 'Never' : `${minutes} min before`;
}
