import { AppError } from '../../../shared/errors.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import { headerText } from './header-text.ts';
import type { Verdict } from './verdict.ts';

/** A token to be checked, and what is known of how it was issued. */
export interface CheckContext {
  /** Of the server that issued it, normalised. */
  readonly baseUrl: string;
  /** The connection's; empty after it was deleted. */
  readonly settings: FormValues;
  readonly accessToken: string;
  readonly kind: string;
  /** What the issue form held, without secrets. */
  readonly inputs: FormValues;
}

/** A harmless read with the token itself. Its answer says whether the vendor takes it, or what to ask next. */
export interface TokenCheck {
  readonly request: HttpRequest;
  read(answer: HttpAnswer): Verdict | TokenCheck;
}

/** Longest token that a header can carry to usual servers, in characters. */
const LONGEST_IN_HEADER = 60_000;

/**
 * A token as the value of a header.
 *
 * @throws AppError `not-possible` for one that no server takes in a header
 */
export function tokenInHeader(accessToken: string): string {
  if (accessToken.length <= LONGEST_IN_HEADER) return headerText(accessToken);
  throw cannotCheck(
    `The token has ${accessToken.length.toLocaleString('en-GB')} characters: servers do not take so much in a header.`,
    'It can be copied and exported.',
  );
}

/** There is no way to ask about this token: why, and what would help. */
export function cannotCheck(message: string, hint: string): AppError {
  return new AppError({ code: 'not-possible', message, hint: `${hint} Nothing was sent.` });
}
