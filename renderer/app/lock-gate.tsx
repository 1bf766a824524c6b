import { useCall } from '../bridge/use-call.ts';
import { LockScreen } from './lock-screen.tsx';
import { Shell } from './shell.tsx';

/**
 * The lock screen or the window. Locking takes the whole window down, and with it every screen's own
 * state: a revealed token, an open dialog, what is typed into it.
 */
export function LockGate() {
  const lock = useCall('lock.state', undefined);
  // Not `isPending`: that comes back with each new try, and would take the window down each time.
  if (!lock.isFetched) return null;
  return lock.data?.locked === true ? <LockScreen lock={lock.data} /> : <Shell />;
}
