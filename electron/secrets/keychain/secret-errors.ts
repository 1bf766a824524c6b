import { AppError } from '../../../shared/errors.ts';

/** The entry is not in the keychain, and the keychain is proven to be open. */
export function secretMissing(): AppError {
  return new AppError({
    code: 'secret-missing',
    message: 'The secret of this entry is no longer in the keychain.',
    hint: 'It was removed outside Tokendesk, or kept in memory only. Issue a new token, or enter the secret again.',
  });
}

/** The entry is there but is not what Tokendesk wrote. */
export function secretChanged(): AppError {
  return new AppError({
    code: 'secret-changed',
    message: 'The keychain entry was changed outside Tokendesk and cannot be trusted.',
    hint: 'Issue a new token, or enter the secret again. The entry stays as it is until you delete it here.',
  });
}

/** The keychain is open, and this database has its secrets in another one. */
export function secretElsewhere(): AppError {
  return new AppError({
    code: 'secret-missing',
    message: 'This is another keychain than the one that has this secret, or it was emptied.',
    hint: 'Open the keychain that Tokendesk used before, then choose “Check again”. Tokendesk has removed nothing: the secret is back when that keychain is.',
  });
}

/** A keychain said that it took an entry, and does not have it. */
export function notKept(): AppError {
  return new AppError({
    code: 'keychain-locked',
    message: 'The keychain did not keep what it was given: it may have locked itself.',
    hint: 'Unlock it and answer its questions, then choose “Check again”.',
  });
}
