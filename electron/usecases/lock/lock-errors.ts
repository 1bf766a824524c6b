import { AppError } from '../../../shared/errors.ts';

/** What a locked app says. */
export function appLocked(): AppError {
  return new AppError({
    code: 'app-locked',
    message: 'Tokendesk is locked.',
    hint: 'Unlock it, then try again. Nothing was done.',
  });
}

/** @param waitMs before the next try; 0 for none */
export function wrong(waitMs: number): AppError {
  return new AppError({
    code: 'app-locked',
    message: 'That is not the passphrase.',
    hint: waitMs === 0 ? 'Try again.' : `Wait ${Math.ceil(waitMs / 1000)} s, then try again.`,
  });
}

/** @param waitMs before the next try */
export function tooSoon(waitMs: number): AppError {
  return new AppError({
    code: 'app-locked',
    message: 'Too many wrong tries.',
    hint: `Wait ${Math.ceil(waitMs / 1000)} s, then try again.`,
  });
}

/** A passphrase is set, and what it was checked against is gone. */
export function verifierGone(): AppError {
  return new AppError({
    code: 'secret-missing',
    message: 'No passphrase can be checked: the entry for it is not in this keychain.',
    hint: 'Open the keychain that Tokendesk used before, then try again. Or start over: that removes every secret that Tokendesk keeps, and lets you set a new passphrase.',
  });
}

/** The way out is only for a lock that no passphrase can open. */
export function stillCheckable(): AppError {
  return new AppError({
    code: 'not-possible',
    message: 'The passphrase can be checked, so nothing was removed.',
    hint: 'Unlock with the passphrase.',
  });
}

export function needsKeychain(): AppError {
  return new AppError({
    code: 'keychain-unavailable',
    message: 'The app lock needs a keychain to keep its passphrase check in.',
    hint: 'Unlock or install one (see Keychain in Settings), then set the passphrase again. Nothing changed.',
  });
}
