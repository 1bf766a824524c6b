import { IconLock } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { LockState } from '../../shared/models/lock.ts';
import { LOCK_REASON_LABELS } from '../features/lock/lock-reason-label.ts';
import { LockedHistory } from '../features/lock/locked-history.tsx';
import { StartOver } from '../features/lock/start-over.tsx';
import { UnlockForm } from '../features/lock/unlock-form.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { CrashBoundary } from '../ui/crash-boundary.tsx';
import { passFocusOn } from '../ui/pass-focus-on.ts';
import classes from './lock-screen.module.css';
import { SessionBanner } from './session-banner.tsx';
import { StatusBar } from './status-bar.tsx';

/** The window while the app is locked, in place of everything else. */
export function LockScreen({ lock }: { lock: LockState }) {
  useEffect(() => {
    document.title = 'Locked – Tokendesk';
  }, []);
  return (
    <div ref={passFocusOn} className={classes.window}>
      <SessionBanner />
      <main className={classes.main}>
        <div className={classes.lock}>
          <div className={classes.words}>
            <IconLock size={30} stroke={1.5} aria-hidden />
            <div>
              <h1 className={classes.title}>Tokendesk is locked</h1>
              {lock.reason !== null && <p className={classes.why}>{LOCK_REASON_LABELS[lock.reason]}</p>}
            </div>
          </div>
          <UnlockForm lock={lock} />
          {lock.verifierMissing && <StartOver />}
        </div>
        <CrashBoundary>
          <LockedHistory />
        </CrashBoundary>
      </main>
      <StatusBar />
      <Announcer />
    </div>
  );
}
