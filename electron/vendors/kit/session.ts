import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { ConnectionContext } from './context.ts';

/** A session as the vendor opened it. */
export interface OpenedSession {
  readonly token: string;
  /** How long it can be used from now, in ms; null where only a refused call tells. */
  readonly livesMs: number | null;
}

/** Sessions that a call of its own opens. */
export interface SignIn {
  /** Where a session stays between two calls. */
  readonly keep: 'memory' | 'never';
  build(context: ConnectionContext): HttpRequest;
  /** Throws `AppError` when the vendor refuses. @param asked the call's, whose secrets are masked in it */
  read(answer: HttpAnswer, asked?: ConnectionContext): OpenedSession;
  /** True for an answer by which the session has ended, and nothing was done. */
  isOver(answer: HttpAnswer): boolean;
  /** Null where an ended session can only be opened anew. */
  readonly renewal: SessionRenewal | null;
  /** Null where sessions end by themselves only. */
  readonly signOut: SignOut | null;
}

/** Prolongs a session that ended for want of use. */
export interface SessionRenewal {
  /** Null when this session cannot be renewed. */
  build(context: ConnectionContext): HttpRequest | null;
  /** Throws `AppError` when the vendor refuses. @param asked the call's, whose secrets are masked in it */
  read(answer: HttpAnswer, asked?: ConnectionContext): OpenedSession;
}

export interface SignOut {
  build(context: ConnectionContext): HttpRequest;
  /** True when the session is over, by this call or before. */
  isDone(answer: HttpAnswer): boolean;
}

/** Sessions without a call of their own: the first call carries the credentials, its answer brings the session. */
export interface CarriedSession {
  /**
   * What an answer says of the session: `over` when the one that was sent is no good and nothing was done,
   * a token to be sent from now on, or null when it says nothing.
   */
  read(answer: HttpAnswer): { readonly token: string } | 'over' | null;
}

/** Another way in which the credentials can be sent, tried by a test when the chosen one is refused. */
export interface OtherWay {
  readonly settings: Readonly<Record<string, string>>;
  /** What the server takes, as a sentence. */
  readonly words: string;
}
