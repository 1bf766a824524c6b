import { powerMonitor } from 'electron';
import type { LockReason } from '../../shared/models/lock.ts';

/** How often idle time is looked at, in ms. */
const LOOK_MS = 15_000;

/**
 * Locks on the system's events and after idle time.
 *
 * @param idleMinutes read at each look, so that a changed setting counts at once; 0 never locks for idleness
 */
export function watchLockTriggers(lock: (reason: LockReason) => void, idleMinutes: () => number): void {
  powerMonitor.on('suspend', () => lock('sleep'));
  powerMonitor.on('lock-screen', () => lock('screen'));
  setInterval(() => {
    const minutes = idleMinutes();
    if (minutes > 0 && powerMonitor.getSystemIdleTime() >= minutes * 60) lock('idle');
  }, LOOK_MS).unref();
}
