import { type Clock, every } from '../time/clock.ts';

/** How often the screen is looked at, in ms. */
const LOOK_MS = 15_000;

/** What a screen does. */
export type ScreenEvent = 'lock-screen' | 'unlock-screen';

/**
 * Tells of a screen that is locked and unlocked, where the system says only whether it is locked now (Linux).
 *
 * @param isLocked asked at each look
 * @returns adds a listener; the screen is looked at from the first one on
 */
export function watchScreen(
  isLocked: () => boolean,
  clock: Clock,
): (event: ScreenEvent, listener: () => void) => void {
  const listeners: { readonly event: ScreenEvent; readonly listener: () => void }[] = [];
  let locked = false;
  const look = (): void => {
    const now = isLocked();
    if (now === locked) return;
    locked = now;
    const happened: ScreenEvent = now ? 'lock-screen' : 'unlock-screen';
    for (const { event, listener } of listeners) if (event === happened) listener();
  };
  return (event, listener) => {
    if (listeners.length === 0) every(clock, LOOK_MS, look);
    listeners.push({ event, listener });
  };
}
