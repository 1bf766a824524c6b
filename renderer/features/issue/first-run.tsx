import { Screen } from '../../ui/screen.tsx';
import { StartChoices } from '../connections/start-choices.tsx';

/** The first screen of a newcomer: two ways to begin. */
export function FirstRun() {
  return (
    <Screen
      title="Welcome to Tokendesk"
      lead="Issue access tokens at four APIs, see how long they last, copy and export them."
    >
      <StartChoices />
    </Screen>
  );
}
