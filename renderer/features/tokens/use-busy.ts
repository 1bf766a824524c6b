import { useState } from 'react';
import { showError } from '../../ui/message.ts';

export interface Busy {
  readonly busy: boolean;
  /** True for a moment after it worked. */
  readonly done: boolean;
  readonly run: () => void;
}

const DONE_MS = 2_000;

/** Runs an action once at a time; a failure is said at the edge of the window. */
export function useBusy(action: () => Promise<void>): Busy {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const run = (): void => {
    if (busy) return;
    setBusy(true);
    action()
      .then(() => {
        setDone(true);
        setTimeout(() => setDone(false), DONE_MS);
      })
      .catch(showError)
      .finally(() => setBusy(false));
  };
  return { busy, done, run };
}
