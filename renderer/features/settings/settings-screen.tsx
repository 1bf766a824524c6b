import { Stack } from '@mantine/core';
import { Screen } from '../../ui/screen.tsx';
import { AboutSection } from './about-section.tsx';
import { CleanUpSection } from './clean-up-section.tsx';
import { KeychainSection } from './keychain-section.tsx';
import { LockSection } from './lock-section.tsx';
import { PracticeSection } from './practice-section.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { UpdatesSection } from './updates-section.tsx';

/** How Tokendesk is, and how the agent wants it. */
export function SettingsScreen() {
  return (
    <Screen title="Settings">
      <Stack gap={28} maw={720}>
        <KeychainSection />
        <LockSection />
        <CleanUpSection />
        <PreferencesSection />
        <PracticeSection />
        <UpdatesSection />
        <AboutSection />
      </Stack>
    </Screen>
  );
}
