import { AppError, type ErrorData } from '../../../shared/errors.ts';
import { lostAnswerAdvice } from '../../../shared/lost-answer.ts';
import { maskErrorData } from '../../log/mask-error-data.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import { writeLater } from '../../vendor-call/pending-writes.ts';
import { isSignInFailure } from '../../vendor-call/sign-in-error.ts';
import type { AppContext } from '../app-context.ts';
import { auditOf } from './keep-issued.ts';

/** Errors after which the vendor may have created a token that we do not have. */
const MAY_HAVE_BEEN_CREATED = ['outcome-unknown', 'bad-answer'];

interface Failure {
  readonly data: ErrorData;
  /** True once the issue call itself was begun: what fails before, or in a sign-in after it was denied, creates nothing. */
  readonly left: boolean;
  /** Secrets that the vendor's words may echo. */
  readonly known: readonly string[];
  readonly cause: unknown;
}

/**
 * Settles the row of a failed issue: "may have been created" stays in the history, a refusal leaves
 * an audit line only. The vendor's words may echo what was sent, so they are masked by value.
 */
export function failIssue(ctx: AppContext, row: TokenRow, failure: Failure): AppError {
  const { data, known, cause } = failure;
  const left = failure.left && !isSignInFailure(cause);
  const unknown = left && MAY_HAVE_BEEN_CREATED.includes(data.code);
  const told = unknown ? { ...data, hint: `${lostAnswerAdvice(row.api)} ${data.hint}` } : data;
  const masked = maskWords(told, known);
  const { code, vendor } = masked;
  const refused = code.startsWith('vendor-');
  const settle = (): void => {
    if (unknown) ctx.tokens.setState(row.id, 'outcome-unknown');
    else ctx.tokens.remove(row.id);
    ctx.audit.add({
      ...auditOf(row),
      action: unknown ? 'token.outcome-unknown' : refused ? 'token.refused' : 'token.failed',
      detail: [code, vendor?.status, vendor?.code].filter((part) => part !== undefined).join(' '),
    });
  };
  try {
    ctx.db.transaction(settle);
  } catch {
    // What the vendor said matters more than that it cannot be written down yet.
    writeLater(ctx, settle);
  }
  ctx.log.error('issue.failed', { api: row.api, code, vendor });
  return new AppError(masked, { cause });
}

/** The error without the secrets that a vendor echoes. */
export const maskWords = maskErrorData;
