import { Screen } from '../../ui/screen.tsx';
import { AboutSection } from './about-section.tsx';
import { CleanUpSection } from './clean-up-section.tsx';
import { KeychainSection } from './keychain-section.tsx';
import { LockSection } from './lock-section.tsx';
import { PracticeSection } from './practice-section.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import classes from './settings-screen.module.css';
import { UpdatesSection } from './updates-section.tsx';

/** How Tokendesk is, and how the agent wants it. */
export function SettingsScreen() {
  return (
    <Screen title="Settings">
      <div className={classes.sections}>
        <KeychainSection />
        <LockSection />
        <CleanUpSection />
        <PreferencesSection />
        <PracticeSection />
        <UpdatesSection />
        <AboutSection />
      </div>
    </Screen>
  );
}
