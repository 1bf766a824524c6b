import { randomUUID } from 'node:crypto';
import { AppError, type ErrorCode, type ErrorData, toErrorData } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import { rememberedKey } from '../../../shared/forms/form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { type TokenSecret, tokenAccount } from '../../secrets/token-entry.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { byCountdownClock, countdownOffset } from '../../vendor-call/clock-offset.ts';
import { maskedAnswer } from '../../vendor-call/kept-answer.ts';
import { writeLater } from '../../vendor-call/pending-writes.ts';
import { type IssuedToken, isServiceWide } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';
import { rememberSecrets } from '../connections/save.ts';

/** A token with the answer that brought it. */
export interface Issued {
  readonly answer: HttpAnswer;
  readonly token: IssuedToken;
}

/**
 * Keeps a token that the vendor handed out: first the secret, then the row and its audit line in one
 * commit. A crash in between is finished at the next start from the secret alone.
 *
 * @param known secrets that the answer may echo
 */
export async function keepIssued(
  ctx: AppContext,
  row: TokenRow,
  connection: ConnectionRow,
  inputs: FormValues,
  issued: Issued,
  known: readonly string[],
): Promise<TokenRow> {
  const { answer, token } = issued;
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
  const secretLocation = await ctx.vault.put(
    tokenAccount(row.id, row.secretGeneration),
    JSON.stringify(secret),
  );
  const secrets = [...known, token.accessToken, ...(token.refreshToken === null ? [] : [token.refreshToken])];
  const kept: TokenRow = {
    ...row,
    ...secret.record,
    state: 'active',
    hasRefreshToken: token.refreshToken !== null,
    serviceWide: ifPossible(() => isServiceWide(ctx.providers[row.api], token.accessToken), false),
    answer: ifPossible(() => maskedAnswer(answer, secrets, { safeFields, warnings: token.warnings }), ''),
    ...secretLocation,
  };
  commit(ctx, row, kept);
  await rememberInputs(ctx, connection, inputs);
  return kept;
}

/** What the record can do without: an odd token must not be lost over it. */
export function ifPossible<T>(derive: () => T, otherwise: T): T {
  try {
    return derive();
  } catch {
    return otherwise;
  }
}

/** @throws AppError when the history cannot be written now; it is written as soon as that works again */
function commit(ctx: AppContext, row: TokenRow, kept: TokenRow): void {
  const inMemory = kept.secretStore === 'session';
  const write = (): void => {
    ctx.tokens.markIssued(row, kept);
    const detail = inMemory ? 'kept in memory only' : '';
    ctx.audit.add({ ...auditOf(kept), action: 'token.issued', detail });
  };
  try {
    ctx.db.transaction(write);
  } catch (cause) {
    writeLater(ctx, write);
    throw new AppError(unwritten(toErrorData(cause).code, inMemory), { cause });
  }
}

function unwritten(code: ErrorCode, inMemory: boolean): ErrorData {
  const storage = code.startsWith('storage') ? code : 'storage';
  const remedy = code === 'storage-full' ? 'Free some disk space' : 'Make the history writable again';
  return inMemory
    ? {
        code: storage,
        message:
          'The token was issued, but the history could not be written, and without a keychain its secret is in memory only.',
        hint: `${remedy} now and leave Tokendesk open: the token then appears in the history by itself. It is lost when Tokendesk quits before.`,
      }
    : {
        code: storage,
        message: 'The token was issued and its secret is safe, but the history could not be written.',
        hint: `${remedy}: the token then appears in the history by itself, from the keychain, even after a restart.`,
      };
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
    ctx.log.error('remember.failed', { name: error instanceof Error ? error.name : 'unknown' });
  }
}
