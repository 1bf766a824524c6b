import { AppError } from '../../shared/errors.ts';
import type { HttpAnswer } from '../../shared/http-message.ts';
import type { CallKind } from '../../shared/models/call-in-flight.ts';
import type { AuditAction } from '../store/audit-table.ts';
import { SignInError } from './sign-in-error.ts';

/** How a call that changes something at a vendor ended, when it did not bring what was asked for. */
export type Failure = 'not-sent' | 'refused' | 'ambiguous' | 'unreadable';

/** Every way in which such a call ends. */
export type Outcome = Failure | 'done' | 'done-unwritten';

/** What is known of a call when it fails. */
export interface Evidence {
  /** True once the first byte of its last attempt left this computer. */
  readonly requestSent: boolean;
  /** The last attempt's, if it came whole. */
  readonly answer: HttpAnswer | null;
  readonly error: unknown;
}

/**
 * The one rule. There is no list of codes of what is ambiguous: whatever is unforeseen after the first byte is.
 * A sign-in that fails, also after an answer by which the session was over, proves that nothing was done.
 */
export function outcomeOf({ requestSent, answer, error }: Evidence): Failure {
  if (!requestSent || error instanceof SignInError) return 'not-sent';
  if (answer === null) return 'ambiguous';
  if (!(error instanceof AppError)) return 'unreadable';
  const { code } = error.data;
  // A reader refuses in the vendor's own words only; a gateway's 5xx it calls unknown by itself.
  if (code.startsWith('vendor-') || code === 'redirected') return 'refused';
  return code === 'outcome-unknown' ? 'ambiguous' : 'unreadable';
}

/** What becomes of everything else that a call touched. */
export interface Consequences {
  /**
   * Of the rows that said "it left": `takenBack` as if it had never been asked for, `refused` as it was before,
   * `inDoubt` says so, `done` as the answer says.
   */
  readonly row: 'takenBack' | 'refused' | 'inDoubt' | 'done' | 'waits';
  /** Of the line in the audit trail; `own` is the kind's own action. */
  readonly audit: 'failed' | 'refused' | 'unknown' | 'own' | 'waits';
  /** `kept`: written and read back before the row says so; the one before goes after the commit. */
  readonly secret: 'untouched' | 'kept' | 'kept, and the one before as well';
  /** Of the entry in the list of calls: one that stays asks the agent before quitting. */
  readonly inFlight: 'ends' | 'stays until it is written';
  /** Whether the agent may be told to try again; `by kind`: only where doing the same twice is safe. */
  readonly retry: 'as the cause says' | 'as the vendor says' | 'by kind' | 'never';
}

/** Every outcome, and what it means for row, audit trail, secret, list of calls and words. */
export const OUTCOMES = {
  'not-sent': {
    row: 'takenBack',
    audit: 'failed',
    secret: 'untouched',
    inFlight: 'ends',
    retry: 'as the cause says',
  },
  refused: {
    row: 'refused',
    audit: 'refused',
    secret: 'untouched',
    inFlight: 'ends',
    retry: 'as the vendor says',
  },
  ambiguous: { row: 'inDoubt', audit: 'unknown', secret: 'untouched', inFlight: 'ends', retry: 'by kind' },
  unreadable: { row: 'inDoubt', audit: 'unknown', secret: 'untouched', inFlight: 'ends', retry: 'by kind' },
  done: { row: 'done', audit: 'own', secret: 'kept', inFlight: 'ends', retry: 'never' },
  'done-unwritten': {
    row: 'waits',
    audit: 'waits',
    secret: 'kept, and the one before as well',
    inFlight: 'stays until it is written',
    retry: 'never',
  },
} as const satisfies Readonly<Record<Outcome, Consequences>>;

/** Kinds of calls that change something at a vendor. */
export type ChangeKind = Exclude<CallKind, 'read'>;

/** What differs between the kinds of changes. */
export interface KindOfChange {
  /** Of its lines in the log. */
  readonly event: string;
  readonly audit: Readonly<Record<'failed' | 'refused' | 'unknown', AuditAction>>;
  /** True where doing the same again after an unknown outcome is safe. */
  readonly repeatable: boolean;
}

/** In doubt, row of a token: issue `outcome-unknown`; renew `active`, never renewed again; revoke `active`. */
export const KINDS: Readonly<Record<ChangeKind, KindOfChange>> = {
  issue: {
    event: 'issue',
    audit: { failed: 'token.failed', refused: 'token.refused', unknown: 'token.outcome-unknown' },
    repeatable: false,
  },
  renew: {
    event: 'renewal',
    audit: {
      failed: 'token.renewal-failed',
      refused: 'token.renewal-refused',
      unknown: 'token.renewal-unknown',
    },
    repeatable: false,
  },
  revoke: {
    event: 'revocation',
    audit: {
      failed: 'token.revocation-failed',
      refused: 'token.revocation-refused',
      unknown: 'token.revocation-unknown',
    },
    repeatable: true,
  },
  edit: {
    event: 'server-edit',
    audit: { failed: 'token.edit-failed', refused: 'token.edit-refused', unknown: 'token.edit-unknown' },
    repeatable: true,
  },
  'record-action': {
    event: 'record-action',
    audit: {
      failed: 'record.action-failed',
      refused: 'record.action-refused',
      unknown: 'record.action-unknown',
    },
    repeatable: false,
  },
  'sign-out': {
    event: 'sign-out',
    audit: {
      failed: 'connection.signed-out',
      refused: 'connection.signed-out',
      unknown: 'connection.signed-out',
    },
    repeatable: true,
  },
};
