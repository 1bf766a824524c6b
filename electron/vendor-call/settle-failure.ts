import { AppError, type ErrorData } from '../../shared/errors.ts';
import type { Origin } from '../../shared/models/call-in-flight.ts';
import { maskErrorData } from '../log/mask-error-data.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { CallContext } from './call-context.ts';
import { failureWords } from './change-words.ts';
import { KINDS, OUTCOMES, outcomeOf } from './outcomes.ts';
import { commitOrLater, type Postponed } from './pending-writes.ts';
import type { Attempt, VendorChange } from './vendor-change.ts';

/** A change that failed: what the agent is told, and its commit when that has to wait. */
export interface SettledFailure {
  readonly error: AppError;
  readonly postponed: Postponed | null;
}

/** Settles rows and audit trail of a change that failed, in one commit, and finds the words for it. */
export function settleFailure<C extends ConnectionContext, R, D>(
  ctx: CallContext,
  change: VendorChange<C, R, D>,
  attempt: Attempt,
  cause: unknown,
): SettledFailure {
  const { kind, caller, about, origin, rows, doubt } = change;
  const outcome = outcomeOf({ ...attempt, error: cause });
  const { row, audit } = OUTCOMES[outcome];
  const words = failureWords(outcome, kind, caller.api, cause, doubt);
  const data = masked(words, [...attempt.known]);
  const detail = [change.detail ?? [], auditDetail(data)].flat().join(': ');
  const postponed = commitOrLater(ctx, () => {
    if (attempt.intended) rows?.[row]();
    ctx.audit.add({ ...about, action: KINDS[kind].audit[audit], detail: byOrigin(origin, detail) });
  });
  ctx.log.error(`${KINDS[kind].event}.failed`, {
    api: caller.api,
    outcome,
    code: data.code,
    vendor: data.vendor,
  });
  return { error: new AppError(data, { cause }), postponed };
}

/** Without the vendor's words when they cannot be masked: the rows must be settled all the same. */
function masked(words: ErrorData, known: readonly string[]): ErrorData {
  try {
    return maskErrorData(words, known);
  } catch {
    const { vendor: _, fields: __, ...own } = words;
    return { ...own, message: 'The call failed, and its words could not be shown.' };
  }
}

/** The short form of an error for the audit trail. */
export function auditDetail({ code, vendor }: ErrorData): string {
  return [code, vendor?.status, vendor?.code].filter((part) => part !== undefined).join(' ');
}

/** The detail of an audit line, which says when nobody asked for what was done. */
export function byOrigin(origin: Origin, detail: string): string {
  return [origin === 'automatic' ? 'automatically' : '', detail].filter((word) => word !== '').join(', ');
}
