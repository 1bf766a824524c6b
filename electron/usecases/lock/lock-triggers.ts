import type { LockReason } from '../../../shared/models/lock.ts';
import { type Clock, every } from '../../time/clock.ts';
import type { Power } from '../context/ports.ts';

/** How often idle time is looked at, in ms. */
const LOOK_MS = 15_000;

/**
 * Locks on the system's events and after idle time.
 *
 * @param idleMinutes read at each look, so that a changed setting counts at once; 0 never locks for idleness
 */
export function watchLockTriggers(
  power: Power,
  clock: Clock,
  lock: (reason: LockReason) => void,
  idleMinutes: () => number,
): void {
  power.on('suspend', () => lock('sleep'));
  power.on('lock-screen', () => lock('screen'));
  every(clock, LOOK_MS, () => {
    const minutes = idleMinutes();
    if (minutes > 0 && power.idleSeconds() >= minutes * 60) lock('idle');
  });
}
