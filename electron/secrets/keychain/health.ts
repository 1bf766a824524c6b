import { AppError, type ErrorData } from '../../../shared/errors.ts';
import type { KeychainState, KeychainStatus } from '../../../shared/models/keychain.ts';
import { SYSTEM_WORDS } from './remedies.ts';
import type { KeychainSystem } from './system.ts';

/** State of the keychain after an error. */
export function stateAfter(error: ErrorData): KeychainState {
  if (error.code === 'keychain-locked') return 'locked';
  return error.code === 'keychain-waiting' ? 'waiting-for-unlock' : 'unavailable';
}

/**
 * The status in the words of this system.
 *
 * @param error what the last call said; null when it worked
 * @param sessionSecrets how many secrets are in memory only
 */
export function describeHealth(
  on: KeychainSystem,
  state: KeychainState,
  error: ErrorData | null,
  sessionSecrets: number,
): KeychainStatus {
  const system = error?.vendor?.message;
  const words = SYSTEM_WORDS[on];
  const trouble = state === 'locked' || state === 'waiting-for-unlock' ? state : 'unavailable';
  return {
    state,
    backend: words.backend,
    reason:
      error === null
        ? ''
        : system === undefined
          ? error.message
          : `${error.message} The system says: “${system}”.`,
    remedy: error === null ? '' : words[trouble],
    sessionSecrets,
  };
}

/** The error that a status describes, so that it can be shown again with a new count; null when all is well. */
export function errorOf({ state, reason, remedy }: KeychainStatus): AppError | null {
  if (reason === '') return null;
  const code =
    state === 'locked'
      ? 'keychain-locked'
      : state === 'waiting-for-unlock'
        ? 'keychain-waiting'
        : 'keychain-unavailable';
  return new AppError({ code, message: reason, hint: remedy });
}
