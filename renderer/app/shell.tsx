import { useEffect, useRef } from 'react';
import { ConnectionDialogHost } from '../features/connections/connection-dialog.tsx';
import { ConnectionsScreen } from '../features/connections/connections-screen.tsx';
import { IssueScreen } from '../features/issue/issue-screen.tsx';
import { useLockKey } from '../features/lock/lock-now.ts';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { CrashBoundary } from '../ui/crash-boundary.tsx';
import { HistoryScreen } from './history-screen.tsx';
import { Navigation } from './navigation.tsx';
import { ROUTES, type RoutePath, useRoute } from './routes.ts';
import { SessionBanner } from './session-banner.tsx';
import classes from './shell.module.css';
import { StatusBar } from './status-bar.tsx';

const SCREENS: Readonly<Record<RoutePath, () => React.ReactNode>> = {
  issue: IssueScreen,
  history: HistoryScreen,
  connections: ConnectionsScreen,
  settings: SettingsScreen,
};

/** The window: banner, navigation, the current screen, status bar. */
export function Shell() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const Current = SCREENS[route];
  useLockKey();
  useEffect(() => {
    const name = ROUTES.find(({ path }) => path === route)?.name;
    document.title = `${name} – Tokendesk`;
  }, [route]);
  return (
    <div className={classes.shell}>
      {/* A button, because a link would change the address by which the screens are found. */}
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <SessionBanner />
      <Navigation current={route} />
      <main ref={main} tabIndex={-1} className={classes.main}>
        <CrashBoundary key={route}>
          <Current />
        </CrashBoundary>
      </main>
      <StatusBar />
      <ConnectionDialogHost />
      <Announcer />
    </div>
  );
}
