import { Screen } from '../../ui/screen.tsx';
import { StartChoices } from '../connections/start-choices.tsx';

/** The first screen of a newcomer: two ways to begin. */
export function FirstRun() {
  return (
    <Screen
      title="Welcome to Tokendesk"
      lead="Issue, keep, copy and export access tokens. Every secret stays in your operating system’s keychain."
    >
      <StartChoices />
    </Screen>
  );
}
