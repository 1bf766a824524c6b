import { AppError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts';
import { MAY_BE_CREATED } from '../../http/transport-error.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { writeLater } from '../../vendor-call/pending-writes.ts';
import { isSignInFailure } from '../../vendor-call/sign-in-error.ts';
import type { AppContext } from '../app-context.ts';
import { maskWords } from './issue-failure.ts';
import { auditOf } from './keep-issued.ts';

/** What went wrong with a call about a token. */
export interface CallFailure {
  readonly data: ErrorData;
  /** True once the call itself was begun: what fails before changes nothing. */
  readonly left: boolean;
  /** Secrets that the vendor's words may echo. */
  readonly known: readonly string[];
  readonly cause: unknown;
}

/** Errors of the transport that prove that the request never left this computer. */
const NOT_SENT: readonly ErrorCode[] = ['unreachable', 'timeout', 'tls', 'unencrypted'];

/** True when the vendor may have done what it was asked for: anything but a refusal or an unsent request. */
export function isInDoubt({ data: { code }, left, cause }: CallFailure): boolean {
  if (isSignInFailure(cause)) return false;
  return left && !code.startsWith('vendor-') && code !== 'redirected' && !NOT_SENT.includes(code);
}

/** The short form of an error for the audit trail. */
export function auditDetail({ code, vendor }: ErrorData): string {
  return [code, vendor?.status, vendor?.code].filter((part) => part !== undefined).join(' ');
}

/**
 * Settles the row of a failed renewal. After a refusal, or when nothing left, the pair stays as it was.
 * When the answer is lost, the token is marked for good: its refresh token is never sent again.
 */
export function failRenewal(ctx: AppContext, row: TokenRow, failure: CallFailure): AppError {
  const unknown = isInDoubt(failure);
  const masked = maskWords(failure.data, failure.known);
  const refused = masked.code.startsWith('vendor-');
  const settle = (): void => {
    ctx.tokens.endRenewal(row.id, unknown);
    ctx.audit.add({
      ...auditOf(row),
      action: unknown ? 'token.renewal-unknown' : refused ? 'token.renewal-refused' : 'token.renewal-failed',
      detail: auditDetail(masked),
    });
  };
  try {
    ctx.db.transaction(settle);
  } catch {
    writeLater(ctx, settle);
  }
  ctx.log.error('renewal.failed', { api: row.api, code: masked.code, vendor: masked.vendor });
  return new AppError(unknown ? outcomeUnknown(masked) : masked, { cause: failure.cause });
}

function outcomeUnknown({ message, vendor }: ErrorData): ErrorData {
  const what = message.replace(MAY_BE_CREATED, '').trim();
  return {
    code: 'outcome-unknown',
    message: `${what} The token may have been renewed, and the new pair did not reach Tokendesk.`,
    hint: 'The access token may still work until it expires; issue a new one before that. Tokendesk will not renew this one again: a vendor that sees an old refresh token ends the whole token.',
    ...(vendor === undefined ? {} : { vendor }),
  };
}
