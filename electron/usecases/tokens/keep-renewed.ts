import { randomUUID } from 'node:crypto';
import { AppError, toErrorData } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { type TokenSecret, tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { byCountdownClock, countdownOffset } from '../../vendor-call/clock-offset.ts';
import { maskedAnswer } from '../../vendor-call/kept-answer.ts';
import { writeLater } from '../../vendor-call/pending-writes.ts';
import type { RenewedToken } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';
import { auditOf, ifPossible } from './keep-issued.ts';
import { removePending } from './pending-generation.ts';

/** A renewed token with the answer that brought it. */
export interface Renewed {
  readonly answer: HttpAnswer;
  readonly token: RenewedToken;
}

/**
 * Keeps a renewed pair: the secret under the next generation, read back; then row and audit line in one
 * commit; then the old generation goes. A crash in between is finished at the next start.
 *
 * @param known secrets that the answer may echo
 * @throws AppError `storage-*` when the history cannot be written now; it is as soon as that works again
 */
export async function keepRenewed(
  ctx: AppContext,
  row: TokenRow,
  old: TokenSecret,
  { answer, token }: Renewed,
  known: readonly string[],
): Promise<TokenRow> {
  const { safeFields } = ctx.providers[row.api];
  const secret = renewedSecret(row, old, answer, token);
  const next = row.secretGeneration + 1;
  const secretLocation = await ctx.vault.put(tokenAccount(row.id, next), JSON.stringify(secret));
  const { accessToken, refreshToken } = secret;
  const masked = [...known, accessToken, ...(refreshToken === null ? [] : [refreshToken])];
  const kept = {
    ...switched(row, secret, next),
    ...secretLocation,
    answer: ifPossible(() => maskedAnswer(answer, masked, { safeFields, warnings: token.warnings }), ''),
  };
  commit(ctx, row, kept);
  // While the new pair is in memory only, a crash would leave nothing but the old one.
  if (kept.secretStore === 'session' && row.secretStore === 'keychain') return kept;
  try {
    return await removePending(ctx, kept, row.secretParts || undefined);
  } catch {
    // The new pair counts; the old one goes at the next start.
    return kept;
  }
}

/** The row with a renewed secret, as far as the secret's own record says. */
export function switched(row: TokenRow, { record, refreshToken }: TokenSecret, generation: number): TokenRow {
  return {
    ...row,
    ...record,
    state: 'active',
    hasRefreshToken: refreshToken !== null,
    renewalUnknown: false,
    autoRenewProblem: '',
    secretGeneration: generation,
    pendingGeneration: row.secretGeneration,
  };
}

function renewedSecret(
  row: TokenRow,
  old: TokenSecret,
  answer: HttpAnswer,
  token: RenewedToken,
): TokenSecret {
  const clockOffsetMs = countdownOffset(token.expiry.expiresAt, answer);
  return {
    v: 1,
    nonce: randomUUID(),
    accessToken: token.accessToken,
    refreshToken: token.refreshToken,
    record: {
      subject: token.subject ?? row.subject,
      kind: token.kind ?? row.kind,
      // The clocks may have moved apart since: it stays the same moment by this computer's.
      issuedAt: old.record.issuedAt - old.record.clockOffsetMs + clockOffsetMs,
      expiresAt: token.expiry.expiresAt,
      expirySource: token.expiry.source,
      clockOffsetMs,
      refreshTokenExpiresAt: token.refreshTokenExpiresAt,
      renewableUntil: token.renewableUntil ?? row.renewableUntil,
      renewedAt: byCountdownClock(token.issuedAt, clockOffsetMs, answer),
      vendorTokenId: token.vendorTokenId ?? row.vendorTokenId,
    },
  };
}

function commit(ctx: AppContext, row: TokenRow, kept: TokenRow): void {
  const inMemory = kept.secretStore === 'session';
  const write = (): void => {
    ctx.tokens.markRenewed(row, kept);
    ctx.audit.add({
      ...auditOf(kept),
      action: 'token.renewed',
      detail: inMemory ? 'kept in memory only' : '',
    });
  };
  try {
    ctx.db.transaction(write);
  } catch (cause) {
    writeLater(ctx, write);
    const { code } = toErrorData(cause);
    throw new AppError(
      {
        code: code.startsWith('storage') ? code : 'storage',
        message: inMemory
          ? 'The token was renewed, but the history could not be written, and without a keychain the new pair is in memory only.'
          : 'The token was renewed and the new pair is safe, but the history could not be written.',
        hint: inMemory
          ? 'Make the history writable again now and leave Tokendesk open: it then catches up by itself.'
          : 'Make the history writable again, for example by freeing disk space: it then catches up by itself, even after a restart.',
      },
      { cause },
    );
  }
}
