import { AppError, type ErrorCode, type VendorWords } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { cutText, LONGEST_NAME, LONGEST_WORDS } from '../../../shared/untrusted/cut-text.ts';
import { MAY_BE_CREATED } from '../../http/transport-error.ts';
import { redirectHost } from './redirect.ts';
import { retryAfter } from './retry-after.ts';
import { maskSecrets } from './secrets.ts';

/** Longest code of an error that is shown, in characters. */
const LONGEST_CODE = 100;

/** What the vendor said, in its own words; null where it said nothing. */
export interface Words {
  readonly code: string | null;
  readonly message: string | null;
  readonly correlationId?: string | null;
  /** True when the code stands where the vendor documents it: then the vendor itself has answered. */
  readonly own?: boolean;
}

export interface Refused {
  readonly vendor: string;
  readonly answer: HttpAnswer;
  readonly words: Words;
  /** Masked in the vendor's words. */
  readonly secrets: readonly string[];
  /** True when the request could have created a token all the same. */
  readonly creates: boolean;
  /** Instead of what the HTTP status says: vendors also refuse inside a 200. */
  readonly code?: ErrorCode | undefined;
  /** Better sentences than the general ones. */
  readonly message?: string | undefined;
  readonly hint?: string | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/**
 * Turns an answer that is a refusal into the error that the agent sees. A server error is one only in the
 * vendor's own words: any other may come from a gateway, behind which a token may have been created.
 */
export function refusal(refused: Refused): AppError {
  const { answer, words, creates } = refused;
  if (creates && isInDoubt(answer, words)) return mayBeCreated(refused);
  const code = refused.code ?? codeOfStatus(answer.status);
  return new AppError({
    code,
    message: refused.message ?? sentence(code, refused),
    hint: hintOf(code, refused),
    vendor: vendorWords(refused),
    ...fieldWords(refused),
    ...(code === 'vendor-rate-limited' ? { retry: true } : {}),
  });
}

/** True for a server error that is not in the vendor's own words: nobody knows what happened behind it. */
export function isInDoubt({ status }: HttpAnswer, { own }: Words): boolean {
  return status >= 500 && own !== true;
}

/** The start of the sentence about such an answer. */
export function doubtWords({ vendor, answer }: Pick<Refused, 'vendor' | 'answer'>): string {
  return `The server answered ${answer.status}, and not in ${vendor}’s words.`;
}

function mayBeCreated(refused: Refused): AppError {
  return new AppError({
    code: 'outcome-unknown',
    message: `${doubtWords(refused)} ${MAY_BE_CREATED}`,
    hint: `Tokendesk does not repeat the request by itself.${askedToWait(refused.answer)}`,
    vendor: vendorWords(refused),
  });
}

/** What an HTTP status other than success means for the agent. */
export function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'vendor-unauthorised';
  if (status === 403) return 'vendor-forbidden';
  if (status === 404) return 'vendor-not-found';
  if (status === 429) return 'vendor-rate-limited';
  if (status >= 300 && status < 400) return 'redirected';
  if (status >= 400 && status < 500) return 'vendor-refused';
  return status >= 500 ? 'vendor-failed' : 'bad-answer';
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The vendor's words as data, with secrets masked and nothing that is empty. */
export function vendorWords({
  answer,
  words,
  secrets,
}: Pick<Refused, 'answer' | 'words' | 'secrets'>): VendorWords {
  const { code, message, correlationId = null } = words;
  return {
    status: answer.status,
    ...(code === null ? {} : { code: maskSecrets(cutText(code, LONGEST_CODE), secrets) }),
    ...(message === null ? {} : { message: maskSecrets(cutText(message, LONGEST_WORDS + 40), secrets) }),
    ...(correlationId === null
      ? {}
      : { correlationId: maskSecrets(cutText(correlationId, LONGEST_NAME), secrets) }),
  };
}

/** A server that fails is no fault of a field: only a refusal is about what was typed. */
function fieldWords({ fields, secrets, answer }: Refused): { fields?: Record<string, string> } {
  if (fields === undefined || answer.status >= 500) return {};
  const masked = Object.entries(fields).map(([name, words]) => [name, maskSecrets(words, secrets)]);
  return { fields: Object.fromEntries(masked) };
}

function sentence(code: ErrorCode, { vendor, answer }: Refused): string {
  switch (code) {
    case 'vendor-unauthorised':
      return `${vendor} did not accept the credentials.`;
    case 'vendor-forbidden':
      return `${vendor} does not allow this.`;
    case 'vendor-not-found':
      return `${vendor} does not know what was asked for.`;
    case 'vendor-rate-limited':
      return `${vendor} has had too many requests.`;
    case 'vendor-failed':
      return `${vendor} failed while it worked on the request (HTTP ${answer.status}).`;
    case 'redirected':
      return `The server redirects to ${redirectHost(answer)}.`;
    default:
      return `${vendor} refused the request.`;
  }
}

/** The vendor's own remedy, with the wait that the server asks for; else the general one, which has it. */
function hintOf(code: ErrorCode, refused: Refused): string {
  const { hint, answer } = refused;
  return hint === undefined ? remedy(code, refused) : `${hint}${askedToWait(answer)}`;
}

function askedToWait(answer: HttpAnswer): string {
  const wait = retryAfter(answer);
  return wait === null ? '' : ` The server asks to wait ${wait}.`;
}

function remedy(code: ErrorCode, { answer }: Refused): string {
  const wait = retryAfter(answer);
  switch (code) {
    case 'vendor-unauthorised':
      return 'Check the connection’s credentials, then test the connection.';
    case 'vendor-forbidden':
      return 'Ask an administrator for the permission, or use another connection.';
    case 'vendor-not-found':
      return 'Check the values of the form and the connection’s base URL.';
    case 'vendor-rate-limited':
      return `Wait${wait === null ? '' : ` ${wait}`}, then try again.`;
    case 'vendor-failed':
      return `${wait === null ? 'Try again later' : `Wait ${wait}, then try again`}. If it lasts, tell the server’s administrator.`;
    case 'redirected':
      return 'Nothing was sent there. If that is the right server, correct the connection’s base URL.';
    default:
      return 'Read what the vendor says, correct the form or the connection, and try again.';
  }
}
