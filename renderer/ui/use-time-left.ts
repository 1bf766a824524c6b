import { useCallback, useSyncExternalStore } from 'react';
import { type TimeLeft, timeLeft } from '../../shared/expiry.ts';
import { onTick, tickTime } from './ticker.ts';

const SEPARATOR = '\n';

/** Time left, kept up to date; draws anew only when its words change. */
export function useTimeLeft(expiresAt: number | null, clockOffsetMs = 0): TimeLeft {
  const subscribe = expiresAt === null ? never : onTick;
  const snapshot = useCallback(() => {
    const { urgency, text, warning } = timeLeft(expiresAt, tickTime(), clockOffsetMs);
    return [urgency, text, warning].join(SEPARATOR);
  }, [expiresAt, clockOffsetMs]);
  const [urgency, text, warning] = useSyncExternalStore(subscribe, snapshot).split(SEPARATOR);
  return { urgency: urgency as TimeLeft['urgency'], text: text ?? '', warning: warning ?? '' };
}

/** Whole seconds until an instant of this computer's clock, never below 0. */
export function useSecondsUntil(at: number): number {
  return useSyncExternalStore(onTick, () => Math.max(0, Math.round((at - tickTime()) / 1000)));
}

/** Whole seconds since an instant of this computer's clock, never below 0. */
export function useSecondsSince(at: number): number {
  return useSyncExternalStore(onTick, () => Math.max(0, Math.floor((tickTime() - at) / 1000)));
}

const never = () => () => {};
