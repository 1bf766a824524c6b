import type { Expiry } from '../../../shared/expiry.ts';
import type { Api } from '../../../shared/forms/values.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import type { Claim } from '../../../shared/models/token.ts';
import type { ConnectionContext, EditContext, IssueContext, RenewContext } from './context.ts';
import type { Lookup } from './lookup.ts';
import type { SafeFields } from './safe-fields.ts';
import type { TokenMembers } from './salvage.ts';
import type { CarriedSession, OtherWay, SignIn } from './session.ts';
import type { CheckContext, TokenCheck } from './token-check.ts';

export type { ConnectionContext, EditContext, IssueContext, RenewContext };

/** A token as the vendor handed it out. All times are Unix ms by the vendor's clock. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly kind: string;
  /** Better subject than the form's, where the answer names one; null keeps the form's. */
  readonly subject: string | null;
  readonly issuedAt: number;
  readonly expiry: Expiry;
  readonly refreshTokenExpiresAt: number | null;
  readonly renewableUntil: number | null;
  readonly vendorTokenId: string | null;
  /** What the vendor said beside it, in sentences: the token counts, but not all was well. */
  readonly warnings?: readonly string[];
}

/** A renewed token. What the answer does not say is null, and stays as it was. */
export interface RenewedToken extends Omit<IssuedToken, 'kind'> {
  readonly kind: string | null;
}

/** Exchange of a token and its refresh token for new ones. */
export interface Renewal {
  /** False for a connection whose renewals are authorised by the pair alone: it needs no sign-in. */
  needsCredentials(context: ConnectionContext): boolean;
  build(context: RenewContext): HttpRequest;
  /**
   * Throws `AppError`: `vendor-*` and `redirected` when the pair is still as it was, anything else when
   * it may have been exchanged.
   */
  read(answer: HttpAnswer, context: RenewContext): RenewedToken;
}

/** Ends a token at the vendor, by the vendor's own id of it. */
export interface Revocation {
  build(context: ConnectionContext, vendorTokenId: string): HttpRequest;
  /** `gone`: the vendor knows no such token any more. Throws `AppError` with the vendor's words for a refusal. */
  read(answer: HttpAnswer, context: ConnectionContext): 'revoked' | 'gone';
}

/** The vendor's own list of tokens, and changes of what is in it. */
export interface Inventory {
  /** @param userId whose tokens; null for the connection's own user */
  buildList(context: ConnectionContext, userId: string | null): HttpRequest;
  /** Throws `AppError` with the vendor's words for a refusal, `bad-answer` for what is no such list. */
  readList(answer: HttpAnswer, context: ConnectionContext): readonly ServerToken[];
  /** Only what was changed is sent. */
  buildEdit(context: EditContext): HttpRequest;
  /** The token as it is now: what the answer says, else what was sent. Throws as {@link Revocation.read}. */
  readEdit(answer: HttpAnswer, context: EditContext): ServerToken;
}

/** What can be read inside a token without any key. */
export interface TokenReading {
  /** `JWT (RS256)`, `Intershop PLAIN`, `opaque`. */
  readonly form: string;
  readonly claims: readonly Claim[];
  /** True when its scope says that it works for the vendor's whole service. */
  readonly serviceWide?: boolean;
}

/** A harmless read that shows whether a connection works. */
export interface Probe {
  readonly request: HttpRequest;
  /** `accepted` or `reached` with a sentence, or null to try the next probe. Throws `AppError`. */
  read(answer: HttpAnswer): { readonly outcome: 'accepted' | 'reached'; readonly message: string } | null;
}

/**
 * Wire protocol of one vendor. Pure: it builds requests and reads answers, and is tested with literals.
 * Every reading function throws an `AppError` with the vendor's own code and words when the answer is
 * a refusal or is broken.
 */
export interface Provider {
  readonly api: Api;
  /** Null when this connection needs no sign-in before a call. */
  signIn(context: ConnectionContext): SignIn | null;
  /** Null when this connection sends its credentials with every call. */
  carriedSession?(context: ConnectionContext): CarriedSession | null;
  /** Tried by a test of the connection when the credentials are refused. */
  otherWays?(context: ConnectionContext): readonly OtherWay[];
  buildIssue(context: IssueContext): HttpRequest;
  readIssue(answer: HttpAnswer, context: IssueContext): IssuedToken;
  /** Names of the tokens in its answers, for one that {@link readIssue} or a renewal cannot read. */
  readonly salvage: TokenMembers;
  /** Members of its answers to an issue or a renewal that are kept in the history: never a secret. */
  readonly safeFields: SafeFields;
  /** Harmless reads for "Test connection", tried in order; at least one. */
  probes(context: ConnectionContext): readonly Probe[];
  readToken(accessToken: string): TokenReading;
  /** Asks the vendor about a token. Throws `not-possible` where there is no harmless read for it. */
  checkToken(context: CheckContext): TokenCheck;
  /** Null where the vendor renews no tokens. */
  readonly renewal: Renewal | null;
  /** Null where the vendor revokes no tokens. */
  readonly revocation: Revocation | null;
  /** Null where the vendor lists no tokens. */
  readonly inventory: Inventory | null;
  /** By the name of the issue form's field whose value can be looked up. */
  readonly lookups: Readonly<Record<string, Lookup>>;
}

/** Whether a token says of itself that it works for the whole service; false where nothing can be read. */
export function isServiceWide(provider: Pick<Provider, 'readToken'>, accessToken: string): boolean {
  return provider.readToken(accessToken).serviceWide === true;
}
