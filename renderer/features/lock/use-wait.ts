import { useSyncExternalStore } from 'react';
import { onTick, tickTime } from '../../ui/ticker.ts';

const never = () => () => {};

/** Whole seconds until another passphrase may be tried; 0 when one may be tried now. */
export function useWait(retryAt: number | null): number {
  return useSyncExternalStore(retryAt === null ? never : onTick, () =>
    // Rounded up: a try that comes too soon would be refused.
    retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - tickTime()) / 1000)),
  );
}
