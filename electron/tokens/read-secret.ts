import { AppError } from '../../shared/errors.ts';
import type { SecretPart } from '../../shared/models/token.ts';
import { secretChanged } from '../keychain/secret-errors.ts';
import type { TokenRow } from '../store/tokens-table.ts';
import type { Workplace } from './context.ts';
import { parseTokenSecret, partOf, type TokenSecret, tokenAccount } from './token-secret.ts';

/** The row of a token. Throws `not-found`. */
export function findToken(place: Workplace, id: string): TokenRow {
  const row = place.tokens.find(id);
  if (row !== null) return row;
  throw new AppError({
    code: 'not-found',
    message: 'This token is no longer in the history.',
    hint: 'It may have been deleted in another window.',
  });
}

/**
 * Reads a token's secrets from where its row says they are.
 *
 * @throws AppError `secret-missing` or `secret-changed` with the reason, or `keychain-*` when they cannot be read now
 */
export async function readTokenSecret(place: Workplace, row: TokenRow): Promise<TokenSecret> {
  if (row.secretStore !== 'keychain' && row.secretStore !== 'session') throw noSecret(row);
  const secret = parseTokenSecret(await place.vault.read(tokenAccount(row.id, row.secretGeneration), row));
  if (secret === null) throw secretChanged();
  return secret;
}

/** One part of a token's secrets. Throws as {@link readTokenSecret}, and `secret-missing` for a part it never had. */
export async function readSecretPart(place: Workplace, row: TokenRow, part: SecretPart): Promise<string> {
  const secret = partOf(await readTokenSecret(place, row), part);
  if (secret !== null) return secret;
  throw new AppError({
    code: 'secret-missing',
    message: 'The vendor gave no refresh token with this one.',
    hint: 'Issue a new token when this one expires.',
  });
}

function noSecret(row: TokenRow): AppError {
  if (row.state === 'outcome-unknown') {
    return new AppError({
      code: 'secret-missing',
      message: 'The vendor’s answer never arrived, so there is no token to show.',
      hint: 'Look at the vendor whether a token was created, then issue a new one.',
    });
  }
  if (row.secretStore === 'none') {
    return new AppError({
      code: 'secret-missing',
      message: 'The secret of this expired token was removed by the clean-up policy.',
      hint: 'Issue a new one. Settings says after how many days secrets of expired tokens are removed.',
    });
  }
  return new AppError({
    code: 'secret-missing',
    message: 'The secret of this token is gone: it was kept in memory only, or removed outside Tokendesk.',
    hint: 'Issue a new one. Settings says how to get a keychain.',
  });
}
