import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { LockReason, LockState } from '../../shared/models/lock.ts';

/** What opens the made-up lock that `?lock` and `?locked` begin with. */
const FIRST_PASSPHRASE = 'open sesame';

type LockCall = Extract<CallName, `lock.${string}`>;
type LockHandlers = { [N in LockCall]: (input: CallInput<N>) => CallOutput<N> };

/** An app lock in memory: delays as the real one's, one fingerprint that is always recognised. */
export function fakeLock(
  start: 'none' | 'set' | 'locked',
  push: (state: LockState) => void,
): LockHandlers & { readonly isLocked: () => boolean } {
  let passphrase = start === 'none' ? null : FIRST_PASSPHRASE;
  let reason: LockReason | null = start === 'locked' ? 'start' : null;
  let failures = 0;
  let retryAt = 0;
  const state = (): LockState => ({
    configured: passphrase !== null,
    locked: reason !== null,
    reason,
    retryAt: retryAt > Date.now() ? retryAt : null,
    fingerprint: passphrase !== null,
  });
  const demand = (typed: string): void => {
    if (typed === passphrase && retryAt <= Date.now()) {
      failures = 0;
      retryAt = 0;
      return;
    }
    failures += 1;
    if (failures > 2) retryAt = Date.now() + 1_000 * 2 ** (failures - 2);
    push(state());
    throw new AppError({ code: 'app-locked', message: 'That is not the passphrase.', hint: 'Try again.' });
  };
  const become = (next: LockReason | null): undefined => {
    reason = next;
    push(state());
  };
  return {
    isLocked: () => reason !== null,
    'lock.state': state,
    'lock.lock': () => become('agent'),
    'lock.unlock': (input) => {
      demand(input.passphrase);
      return become(null);
    },
    'lock.unlockByFingerprint': () => become(null),
    'lock.configure': ({ current, next }) => {
      if (passphrase !== null) demand(current);
      passphrase = next;
      return become(null);
    },
  };
}
