import { randomUUID } from 'node:crypto';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { Origin } from '../../../shared/models/call-in-flight.ts';
import { type TokenSecret, tokenAccount } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { unwrittenWords } from '../../vendor-call/change-words.ts';
import { byCountdownClock, countdownOffset } from '../../vendor-call/clock-offset.ts';
import { maskedAnswer } from '../../vendor-call/kept-answer.ts';
import { commitOrLater } from '../../vendor-call/pending-writes.ts';
import { byOrigin } from '../../vendor-call/settle-failure.ts';
import type { Answered, Kept } from '../../vendor-call/vendor-change.ts';
import type { ConnectionContext, RenewedToken } from '../../vendors/kit/define.ts';
import type { AppContext } from '../context/app-context.ts';
import { auditOf, ifPossible, partsOf } from './keep-issued.ts';
import { removePending } from './pending-generation.ts';

/**
 * Keeps a renewed pair: the secret under the next generation, read back; then row and audit line in one
 * commit; then the old generation goes. A crash in between is finished at the next start.
 *
 * @throws AppError `storage-*` when the history cannot be written now; it is as soon as that works again
 */
export async function keepRenewed(
  ctx: AppContext,
  row: TokenRow,
  old: TokenSecret,
  { answer, value: token, known }: Answered<ConnectionContext, RenewedToken>,
  origin: Origin,
): Promise<Kept<TokenRow>> {
  const { safeFields } = ctx.providers[row.api];
  const secret = renewedSecret(row, old, answer, token);
  const next = row.secretGeneration + 1;
  const renewed = {
    ...switched(row, secret, next),
    answer: ifPossible(
      () => maskedAnswer(answer, [...known, ...partsOf(secret)], { safeFields, warnings: token.warnings }),
      '',
    ),
  };
  const secretLocation = await ctx.vault.put(tokenAccount(row.id, next), JSON.stringify(secret));
  const kept: TokenRow = { ...renewed, ...secretLocation };
  const inMemory = kept.secretStore === 'session';
  const postponed = commitOrLater(ctx, () => {
    ctx.tokens.markRenewed(row, kept);
    const detail = byOrigin(origin, inMemory ? 'kept in memory only' : '');
    ctx.audit.add({ ...auditOf(kept), action: 'token.renewed', detail });
  });
  const unwritten = unwrittenWords('renew', inMemory);
  // Without its row, or while the new pair is in memory only, a crash would leave nothing but the old one.
  if (postponed !== null || (inMemory && row.secretStore === 'keychain'))
    return { result: kept, postponed, unwritten };
  try {
    return { result: await removePending(ctx, kept, row.secretParts || undefined), postponed, unwritten };
  } catch {
    // The new pair counts; the old one goes at the next start.
    return { result: kept, postponed, unwritten };
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
