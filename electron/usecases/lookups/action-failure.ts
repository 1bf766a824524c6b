import { AppError, type ErrorData } from '../../../shared/errors.ts';
import { MAY_BE_CREATED } from '../../http/transport-error.ts';
import type { AuditAction } from '../../store/audit-table.ts';
import { recordActionsTable } from '../../store/record-actions.ts';
import { writeLater } from '../../vendor-call/pending-writes.ts';
import type { AppContext } from '../app-context.ts';
import { maskWords } from '../tokens/issue-failure.ts';
import { auditDetail, type CallFailure, isInDoubt } from '../tokens/renewal-failure.ts';
import type { FoundAction } from './find-lookup.ts';

/** An action on a record whose row is committed. */
export interface ActionSent extends FoundAction {
  /** Of the row. */
  readonly id: number;
  /** Of the record. */
  readonly value: string;
}

/**
 * Settles the row of a failed action: after a refusal it goes, when nobody knows it stays, so that the
 * agent is told until the action was done again.
 */
export function failAction(ctx: AppContext, sent: ActionSent, failure: CallFailure): AppError {
  const masked = maskWords(failure.data, failure.known);
  const unknown = isInDoubt(failure);
  const refused = masked.code.startsWith('vendor-');
  const settle = (): void => {
    const actions = recordActionsTable(ctx.db);
    if (unknown) actions.setUnknown(sent.id);
    else actions.remove(sent.id);
    const outcome = unknown ? 'unknown' : refused ? 'refused' : 'failed';
    noteAction(ctx, sent, `record.action-${outcome}`, `${sent.action.label}: ${auditDetail(masked)}`);
  };
  try {
    ctx.db.transaction(settle);
  } catch {
    writeLater(ctx, settle);
  }
  ctx.changed('connections');
  ctx.log.error('record-action.failed', { code: masked.code, vendor: masked.vendor });
  return new AppError(unknown ? inDoubt(sent, masked) : masked, { cause: failure.cause });
}

/** Adds a line about an action to the audit trail; inside a transaction it is part of it. */
export function noteAction(
  ctx: AppContext,
  { connection, value }: Pick<ActionSent, 'connection' | 'value'>,
  action: AuditAction,
  detail: string,
): void {
  ctx.audit.add({ action, api: connection.api, connectionName: connection.name, subject: value, detail });
}

function inDoubt({ action, value }: ActionSent, { message, vendor }: ErrorData): ErrorData {
  const what = message.replace(MAY_BE_CREATED, '').trim();
  return {
    code: 'outcome-unknown',
    message: `${what} ${action.inDoubt.message(value)}`,
    hint: action.inDoubt.hint,
    ...(vendor === undefined ? {} : { vendor }),
  };
}
