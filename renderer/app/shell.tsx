import { useEffect, useRef } from 'react';
import { ConnectionsScreen } from '../features/connections/connections-screen.tsx';
import { IssueScreen } from '../features/issue/issue-screen.tsx';
import { useLockKey } from '../features/lock/lock-now.ts';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { CrashBoundary } from '../ui/crash-boundary.tsx';
import { type ScreenName, useRoute } from '../ui/navigate.ts';
import { Dialogs } from './dialogs.tsx';
import { HistoryScreen } from './history-screen.tsx';
import { JobProblems } from './job-problems.tsx';
import { Navigation, SCREENS } from './navigation.tsx';
import { SessionBanner } from './session-banner.tsx';
import classes from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { useUpdateNotice } from './update-notice.ts';

const CONTENT: Readonly<Record<ScreenName, () => React.ReactNode>> = {
  issue: IssueScreen,
  history: HistoryScreen,
  connections: ConnectionsScreen,
  settings: SettingsScreen,
};

/** The window: banner, navigation, the current screen, status bar. */
export function Shell() {
  const { screen } = useRoute();
  const main = useRef<HTMLElement>(null);
  const Current = CONTENT[screen];
  useLockKey();
  useUpdateNotice();
  useEffect(() => {
    document.title = `${SCREENS.find((one) => one.screen === screen)?.name} – Tokendesk`;
  }, [screen]);
  return (
    <div className={classes.shell}>
      {/* A button, because a link would change the address by which the screens are found. */}
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <SessionBanner />
      <JobProblems />
      <Navigation current={screen} />
      <main ref={main} tabIndex={-1} className={classes.main}>
        <CrashBoundary key={screen}>
          <Current />
        </CrashBoundary>
      </main>
      <StatusBar />
      <Dialogs />
      <Announcer />
    </div>
  );
}
