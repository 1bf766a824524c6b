import { randomUUID } from 'node:crypto';
import { text } from '../../../shared/forms/field.ts';
import { rememberedKey } from '../../../shared/forms/form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { Origin } from '../../../shared/models/call-in-flight.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { describedError } from '../../log/described-error.ts';
import { type TokenSecret, tokenAccount } from '../../secrets/token-entry.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { unwrittenWords } from '../../vendor-call/change-words.ts';
import { byCountdownClock, countdownOffset } from '../../vendor-call/clock-offset.ts';
import { maskedAnswer } from '../../vendor-call/kept-answer.ts';
import { commitOrLater } from '../../vendor-call/pending-writes.ts';
import { byOrigin } from '../../vendor-call/settle-failure.ts';
import type { Answered, Kept } from '../../vendor-call/vendor-change.ts';
import { type IssueContext, type IssuedToken, isServiceWide } from '../../vendors/kit/define.ts';
import { rememberSecrets } from '../connections/save.ts';
import type { AppContext } from '../context/app-context.ts';

/**
 * Keeps a token that the vendor handed out: first the secret, then the row and its audit line in one
 * commit. A crash in between is finished at the next start from the secret alone. Everything that could
 * fail is computed before the secret is written.
 *
 * @throws AppError `storage-*` when the history cannot be written now; it is as soon as that works again
 */
export async function keepIssued(
  ctx: AppContext,
  row: TokenRow,
  connection: ConnectionRow,
  { answer, value: token, inside, known }: Answered<IssueContext, IssuedToken>,
  origin: Origin,
): Promise<Kept<TokenRow>> {
  const { safeFields } = ctx.providers[row.api];
  const clockOffsetMs = countdownOffset(token.expiry.expiresAt, answer);
  const secret: TokenSecret = {
    v: 1,
    nonce: randomUUID(),
    accessToken: token.accessToken,
    refreshToken: token.refreshToken,
    record: {
      subject: token.subject ?? row.subject,
      kind: token.kind,
      issuedAt: byCountdownClock(token.issuedAt, clockOffsetMs, answer),
      expiresAt: token.expiry.expiresAt,
      expirySource: token.expiry.source,
      clockOffsetMs,
      refreshTokenExpiresAt: token.refreshTokenExpiresAt,
      renewableUntil: token.renewableUntil,
      renewedAt: null,
      vendorTokenId: token.vendorTokenId,
    },
  };
  const issued = {
    ...row,
    ...secret.record,
    state: 'active',
    hasRefreshToken: token.refreshToken !== null,
    serviceWide: ifPossible(() => isServiceWide(ctx.providers[row.api], token.accessToken), false),
    answer: ifPossible(
      () => maskedAnswer(answer, [...known, ...partsOf(token)], { safeFields, warnings: token.warnings }),
      '',
    ),
  } as const;
  const location = await ctx.vault.put(tokenAccount(row.id, row.secretGeneration), JSON.stringify(secret));
  const kept: TokenRow = { ...issued, ...location };
  const inMemory = kept.secretStore === 'session';
  const postponed = commitOrLater(ctx, () => {
    ctx.tokens.markIssued(row, kept);
    const detail = byOrigin(origin, inMemory ? 'kept in memory only' : '');
    ctx.audit.add({ ...auditOf(kept), action: 'token.issued', detail });
  });
  await rememberInputs(ctx, connection, inside.inputs);
  return { result: kept, postponed, unwritten: unwrittenWords('issue', inMemory) };
}

/** The secrets of a token. */
export function partsOf({ accessToken, refreshToken }: Pick<IssuedToken, 'accessToken' | 'refreshToken'>) {
  return [accessToken, ...(refreshToken === null ? [] : [refreshToken])];
}

/** What is derived from a token that is here must not cost the token. */
export function ifPossible<T>(derive: () => T, otherwise: T): T {
  try {
    return derive();
  } catch {
    return otherwise;
  }
}

/** The part of an audit line that comes from the token. */
export function auditOf(row: TokenRow) {
  return {
    api: row.api,
    tokenId: row.id,
    connectionName: row.connectionName,
    subject: row.subject,
    ticket: row.ticket,
  };
}

/** Keeps input secrets with the connection where the agent ticked the box. Never fails the issue. */
async function rememberInputs(ctx: AppContext, connection: ConnectionRow, inputs: FormValues): Promise<void> {
  const ticked = PROVIDERS[connection.api].issueFields.flatMap((field) => {
    const key = rememberedKey(field, inputs);
    const value = text(inputs, field.name);
    return key !== null && inputs[field.remember?.checkbox ?? ''] === true && value !== ''
      ? [[key, value] as const]
      : [];
  });
  if (ticked.length === 0) return;
  try {
    await rememberSecrets(ctx, connection, Object.fromEntries(ticked));
  } catch (error) {
    ctx.log.error('remember.failed', describedError(error));
  }
}
