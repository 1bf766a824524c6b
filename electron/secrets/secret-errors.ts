import { AppError } from '../../shared/errors.ts';

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
