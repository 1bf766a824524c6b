import { AppError, type ErrorData } from '../../../shared/errors.ts';
import { MAY_BE_CREATED } from '../../http/transport-error.ts';
import type { AuditAction, AuditLine } from '../../store/audit-table.ts';
import { writeLater } from '../../vendor-call/pending-writes.ts';
import type { AppContext } from '../app-context.ts';
import { maskWords } from '../tokens/issue-failure.ts';
import { auditDetail, type CallFailure, isInDoubt } from '../tokens/renewal-failure.ts';

type Change = 'edit' | 'revocation';

const MAYBE: Readonly<Record<Change, string>> = {
  edit: 'The token may or may not be changed.',
  revocation: 'The token may or may not be revoked.',
};

/** A change at the server that failed: a line in the audit trail, and what it means for the agent. */
export function failChange(
  ctx: AppContext,
  change: Change,
  about: Omit<AuditLine, 'action' | 'detail'>,
  failure: CallFailure,
): AppError {
  const unknown = isInDoubt(failure);
  const masked = maskWords(failure.data, failure.known);
  const outcome = unknown ? 'unknown' : masked.code.startsWith('vendor-') ? 'refused' : 'failed';
  noteChange(ctx, {
    ...about,
    action: `token.${change}-${outcome}` as AuditAction,
    detail: auditDetail(masked),
  });
  ctx.log.error(`server-${change}.failed`, { api: about.api, code: masked.code, vendor: masked.vendor });
  return new AppError(unknown ? inDoubt(change, masked) : masked, { cause: failure.cause });
}

/** Writes a line, as soon as that works: what happened at the vendor counts all the same. */
export function noteChange(ctx: AppContext, line: AuditLine, also: () => void = () => undefined): void {
  const write = (): void => {
    also();
    ctx.audit.add(line);
  };
  try {
    ctx.db.transaction(write);
  } catch {
    writeLater(ctx, write);
  }
}

function inDoubt(change: Change, { message, vendor }: ErrorData): ErrorData {
  return {
    code: 'outcome-unknown',
    message: `${message.replace(MAY_BE_CREATED, '').trim()} ${MAYBE[change]}`,
    hint: 'Refresh the list to see which. Doing it again is safe: it asks for the same.',
    retry: true,
    ...(vendor === undefined ? {} : { vendor }),
  };
}
