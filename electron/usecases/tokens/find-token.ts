import { AppError } from '../../../shared/errors.ts';
import { WITHOUT_SECRET } from '../../../shared/lifecycle.ts';
import { lostAnswerAdvice } from '../../../shared/lost-answer.ts';
import type { SecretPart } from '../../../shared/models/token.ts';
import { secretChanged } from '../../secrets/keychain/secret-errors.ts';
import { parseTokenSecret, partOf, type TokenSecret, tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';

/** The row of a token. Throws `not-found`. */
export function findToken(ctx: AppContext, id: string): TokenRow {
  const row = ctx.tokens.find(id);
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
export async function readTokenSecret(ctx: AppContext, row: TokenRow): Promise<TokenSecret> {
  const there = row.secretStore === 'keychain' || row.secretStore === 'session';
  if (row.state === 'revoked' || !there) throw noSecret(row);
  const secret = parseTokenSecret(await ctx.vault.read(tokenAccount(row.id, row.secretGeneration), row));
  if (secret === null) throw secretChanged();
  return secret;
}

/** One part of a token's secrets. Throws as {@link readTokenSecret}, and `secret-missing` for a part it never had. */
export async function readSecretPart(ctx: AppContext, row: TokenRow, part: SecretPart): Promise<string> {
  if (part === 'refresh' && row.renewalUnknown) throw refreshTokenUsed();
  const secret = partOf(await readTokenSecret(ctx, row), part);
  if (secret !== null) return secret;
  throw new AppError({
    code: 'secret-missing',
    message: 'The vendor gave no refresh token with this one.',
    hint: 'Issue a new token when this one expires.',
  });
}

/**
 * Whether a token may be handed over at this moment.
 *
 * @throws AppError `not-possible` while its pair is being replaced or ended, `secret-missing` once it is revoked
 */
export function proveHandedOut(row: TokenRow): void {
  if (row.state === 'revoked') throw noSecret(row);
  if (row.state !== 'renewing' && row.state !== 'revoking') return;
  throw new AppError({
    code: 'not-possible',
    message: `This token is being ${row.state === 'renewing' ? 'renewed' : 'revoked'}.`,
    hint: 'Wait until the vendor has answered, then try again.',
    retry: true,
  });
}

function refreshTokenUsed(): AppError {
  return new AppError({
    code: 'not-possible',
    message: 'This refresh token may have been used: a renewal was sent whose answer never arrived.',
    hint: 'Sending it again could make the vendor end the whole token. Issue a new one.',
  });
}

function noSecret(row: TokenRow): AppError {
  if (row.state === 'revoked') {
    return new AppError({
      code: 'secret-missing',
      message: 'This token was revoked at the vendor, and its secret was removed.',
      hint: 'Issue a new one.',
    });
  }
  if (row.state === 'outcome-unknown') {
    return new AppError({
      code: 'secret-missing',
      message: 'The vendor’s answer never arrived, so there is no token to show.',
      hint: lostAnswerAdvice(row.api),
    });
  }
  if (row.adopted) {
    return new AppError({
      code: 'secret-missing',
      message: WITHOUT_SECRET,
      hint: 'Whoever created it has it: the vendor shows it only once. Issue a new one if you need one of your own.',
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
