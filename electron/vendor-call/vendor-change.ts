import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import type { AtStake, Origin } from '../../shared/models/call-in-flight.ts';
import type { HttpOptions } from '../http/client.ts';
import type { AuditLine } from '../store/audit-table.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { DoubtWords, UnwrittenWords } from './change-words.ts';
import type { Caller } from './in-session.ts';
import type { ChangeKind } from './outcomes.ts';
import type { Postponed } from './pending-writes.ts';

/** What a vendor answered to a change, and what its reader made of it. */
export interface Answered<C, R> {
  readonly answer: HttpAnswer;
  readonly value: R;
  /** With which the request was built. */
  readonly inside: C;
  /** Every secret that took part: it may stand in the answer. */
  readonly known: readonly string[];
}

/** What became of a change that worked. */
export interface Kept<D> {
  readonly result: D;
  /** Its commit, when that has to wait. */
  readonly postponed: Postponed | null;
  /** Thrown then; without it the agent is told the result all the same. */
  readonly unwritten?: UnwrittenWords;
}

/** A call that changes something at a vendor. */
export interface VendorChange<C extends ConnectionContext, R, D> {
  readonly kind: ChangeKind;
  readonly origin: Origin;
  /** Who calls, for the list of calls in flight. */
  readonly caller: Caller & { readonly name: string };
  /** Of every line that the change leaves in the audit trail. */
  readonly about: Omit<AuditLine, 'action' | 'detail'>;
  /** Before the codes in the audit line of a failure. */
  readonly detail?: string;
  /** What would be lost if Tokendesk ended during the call. */
  readonly atStake: AtStake;
  /** Reads what the request needs. What it throws ends as "nothing was sent". */
  prepare(): Promise<C>;
  /** False for a call that needs no session, or brings its own. */
  needsSession?(context: C): boolean;
  /** Secrets of the context beyond those of the connection. */
  secrets?(context: C): readonly string[];
  build(inside: C): HttpRequest;
  /** Instead of what the settings say. */
  readonly options?: HttpOptions;
  /** Throws `AppError`: `vendor-*` and `redirected` when nothing was done, anything else when it may have been. */
  read(answer: HttpAnswer, inside: C): R;
  /** Finds what is whole in an answer that cannot be read; null when there is nothing. */
  salvage?(answer: HttpAnswer, inside: C): R | null;
  /** Rows that say that it left; committed just before the first byte does. */
  intention?(): void;
  /** Keeps what the answer brought: the secret first, then row and audit line in one commit. */
  keep(answered: Answered<C, R>): Promise<Kept<D>>;
  /** Row changes of the other outcomes; done in one commit with the audit line. */
  readonly rows?: {
    /** As if it had never been asked for. */
    takenBack(): void;
    refused(): void;
    inDoubt(): void;
  };
  readonly doubt: DoubtWords;
}

/** A call on its way. */
export interface Attempt {
  /** The intention is committed. */
  intended: boolean;
  /** The first byte of the last attempt has left. */
  requestSent: boolean;
  answer: HttpAnswer | null;
  readonly known: Set<string>;
}
