import { AppError, type ErrorData, toErrorData } from '../../../shared/errors.ts';
import { revocationObstacle } from '../../../shared/lifecycle.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { MAY_BE_CREATED } from '../../http/transport-error.ts';
import type { AuditAction } from '../../store/audit-table.ts';
import { type TokenRow, toToken } from '../../store/tokens-table.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { signedIn } from '../../vendor-call/in-session.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import { writeLater } from '../../vendor-call/pending-writes.ts';
import type { AppContext } from '../app-context.ts';
import { notPossible, prepareTokenCall, type TokenCall } from './call-on-token.ts';
import { findToken } from './find-token.ts';
import { maskWords } from './issue-failure.ts';
import { auditOf } from './keep-issued.ts';
import { auditDetail, type CallFailure, isInDoubt } from './renewal-failure.ts';
import { removeRevokedSecret } from './revoked-secret.ts';

/**
 * Ends a token at the vendor. The row stays in the history as `revoked`; its secret goes. Asking again
 * after a lost answer is safe: a token that the vendor no longer knows counts as revoked.
 *
 * @throws AppError `not-possible` when nothing was sent, `vendor-*` for a refusal, `outcome-unknown`
 *   when the answer is lost
 */
export function revokeToken(ctx: AppContext, id: string): Promise<Token> {
  return oneAtATime(ctx, id, async () => {
    try {
      return toToken(await revoke(ctx, id));
    } finally {
      ctx.changed('tokens');
    }
  });
}

const CANNOT = 'This token cannot be revoked.';

async function revoke(ctx: AppContext, id: string): Promise<TokenRow> {
  const row = findToken(ctx, id);
  const obstacle = revocationObstacle(toToken(row));
  if (obstacle !== null) throw notPossible(CANNOT, obstacle);
  const call = await prepareTokenCall(ctx, row);
  ctx.tokens.setState(id, 'revoking');
  ctx.changed('tokens');
  const outcome = await request(ctx, row, call);
  const revoked: TokenRow = { ...row, state: 'revoked' };
  const written = settle(ctx, () => {
    ctx.tokens.setState(id, 'revoked');
    note(ctx, row, 'token.revoked', outcome === 'gone' ? 'the vendor no longer knew it' : '');
  });
  // Until the history says so, a crash would leave a token without its secret.
  return written ? removeRevokedSecret(ctx, revoked) : revoked;
}

async function request(
  ctx: AppContext,
  row: TokenRow,
  { context, known }: TokenCall,
): Promise<'revoked' | 'gone'> {
  const { revocation } = ctx.providers[row.api];
  let left = false;
  try {
    return await signedIn(ctx, { api: row.api, id: row.connectionId }, context, async (inside, send) => {
      if (revocation === null || row.vendorTokenId === null) throw notPossible(CANNOT, 'Revoke it there.');
      left = true;
      const request = revocation.build(inside, row.vendorTokenId);
      const answer = await send(request, httpOptions(context.settings, true));
      ctx.log.info('revocation.answered', { api: row.api, status: answer.status });
      return revocation.read(answer, inside);
    });
  } catch (error) {
    throw failRevocation(ctx, row, { data: toErrorData(error), left, known, cause: error });
  }
}

/** The token is as it was, or nobody knows: in both cases it can be revoked again. */
function failRevocation(ctx: AppContext, row: TokenRow, failure: CallFailure): AppError {
  const unknown = isInDoubt(failure);
  const masked = maskWords(failure.data, failure.known);
  const outcome: AuditAction = unknown
    ? 'token.revocation-unknown'
    : masked.code.startsWith('vendor-')
      ? 'token.revocation-refused'
      : 'token.revocation-failed';
  settle(ctx, () => {
    ctx.tokens.setState(row.id, 'active');
    note(ctx, row, outcome, auditDetail(masked));
  });
  ctx.log.error('revocation.failed', { api: row.api, code: masked.code, vendor: masked.vendor });
  return new AppError(unknown ? outcomeUnknown(row, masked) : masked, { cause: failure.cause });
}

function outcomeUnknown(row: TokenRow, { message, vendor }: ErrorData): ErrorData {
  const { name } = PROVIDERS[row.api];
  const what = message.replace(MAY_BE_CREATED, '').trim();
  return {
    code: 'outcome-unknown',
    message: `${what} The token may or may not be revoked.`,
    hint: `Revoke it again: that is safe, and ${name} then says whether it is gone.`,
    retry: true,
    ...(vendor === undefined ? {} : { vendor }),
  };
}

/** What the vendor did counts, even when it cannot be written down yet; false then. */
function settle(ctx: AppContext, write: () => void): boolean {
  try {
    ctx.db.transaction(write);
    return true;
  } catch {
    writeLater(ctx, write);
    return false;
  }
}

function note(ctx: AppContext, row: TokenRow, action: AuditAction, detail: string): void {
  ctx.audit.add({ ...auditOf(row), action, detail });
}
