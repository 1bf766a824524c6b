import { z } from 'zod';
import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import { duration } from '../../../shared/expiry.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import { base64Utf8 } from '../kit/base64.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseInteger, looseObject, looseText } from '../kit/lenient.ts';
import { codeOfStatus, isSuccess, refusal, type Words } from '../kit/refusal.ts';
import { secretsOf } from '../kit/secrets.ts';
import type { SignIn } from '../kit/session.ts';
import { firewallSentences } from './firewall.ts';
import { rateLimitHint, VENDOR } from './refused.ts';
import { isDenied, logout, renewalOf } from './session.ts';
import { errorInside, readWords } from './words.ts';

/** Longest lock that is believed, in seconds: a month. */
const LONGEST_LOCK_SECONDS = 31 * 86_400;

const truth = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 'true' || value === 1);

const loginAnswer = z.object({
  token: looseText,
  data: looseObject(z.object({ authToken: looseText })),
  isAccountLocked: truth,
  /** Seconds, as Commvault's SDK reads it. */
  remainingLockTime: looseInteger,
  forcePasswordChange: truth,
  errList: z.array(z.object({ errLogMessage: looseText, errorCode: looseInteger })).catch([]),
});

/** Sign-in for connections with user name and password: `POST /Login`. */
export function passwordSignIn(context: ConnectionContext): SignIn {
  return {
    keep: text(context.settings, 'signIn') === 'each' ? 'never' : 'memory',
    build: buildLogin,
    read: (answer, asked = context) => ({ token: readSessionToken(answer, asked), livesMs: null }),
    isOver: isDenied,
    renewal: renewalOf(context),
    signOut: logout,
  };
}

/**
 * `POST /Login` with the password as base64 of its UTF-8 bytes (Commvault REST API, Login). The device ID
 * is what a later renewal of the session must repeat.
 */
function buildLogin(context: ConnectionContext): HttpRequest {
  const domain = text(context.settings, 'domain');
  return {
    method: 'POST',
    url: `${context.baseUrl}/Login`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({
      username: text(context.settings, 'userName'),
      password: base64Utf8(context.secrets.password ?? ''),
      ...(domain === '' ? {} : { domain }),
      ...(context.deviceId === undefined ? {} : { deviceId: context.deviceId }),
    }),
  };
}

/**
 * Reads the session token: `token`, or `data.authToken` of Commvault's SaaS, which is a bearer token.
 * A refused login also says 200, without a token.
 *
 * @throws AppError
 */
function readSessionToken(answer: HttpAnswer, context: ConnectionContext): string {
  if (!isSuccess(answer.status)) throw refusedLogin(answer, context, readWords(answer));
  const body = jsonBody(answer);
  const reading = loginAnswer.safeParse(body);
  if (isHtml(answer) || !reading.success) throw badAnswer(VENDOR, answer, 'not as a login does', false);
  const { token, data, errList, ...state } = reading.data;
  // Such a session is good for choosing the password, and for nothing else.
  if (state.forcePasswordChange) throw refusedLogin(answer, context, readWords(answer), state);
  if (token !== null) return token;
  if (data?.authToken != null) return `Bearer ${data.authToken.replace(/^bearer\s+/i, '')}`;
  const [first] = errList;
  const words = errorInside(body) ?? {
    code: first?.errorCode == null ? null : String(first.errorCode),
    message: first?.errLogMessage ?? null,
  };
  throw refusedLogin(answer, context, words, state);
}

interface LoginState {
  readonly isAccountLocked: boolean;
  readonly remainingLockTime: number | null;
  readonly forcePasswordChange: boolean;
}

function refusedLogin(
  answer: HttpAnswer,
  context: ConnectionContext,
  words: Words,
  state?: LoginState,
): AppError {
  const status = codeOfStatus(answer.status);
  const code: ErrorCode = state === undefined ? status : 'vendor-unauthorised';
  return refusal({
    vendor: VENDOR,
    answer,
    words,
    // The password travels in base64, so that form is a secret too.
    secrets: [...secretsOf('commvault', context), base64Utf8(context.secrets.password ?? '')],
    creates: false,
    code,
    ...loginSentences(code, state),
    ...(code === 'vendor-rate-limited' ? rateLimitHint(answer) : {}),
    ...firewallSentences(answer),
  });
}

function loginSentences(code: ErrorCode, state?: LoginState): { message?: string; hint?: string } {
  if (state?.isAccountLocked === true) {
    const left = state.remainingLockTime ?? 0;
    return {
      message: 'Commvault has locked this account.',
      hint:
        left > 0 && left <= LONGEST_LOCK_SECONDS
          ? `Wait ${duration(left * 1000)}, or ask an administrator to unlock it. Each further attempt can prolong the lock.`
          : 'Wait, or ask an administrator to unlock it. Each further attempt can prolong the lock.',
    };
  }
  if (state?.forcePasswordChange === true) {
    return {
      message: 'Commvault wants this user to choose a new password first.',
      hint: 'Sign in to Command Center, choose a new password, and put it into the connection.',
    };
  }
  if (code === 'vendor-not-found') {
    return {
      message: 'There is no Commvault API at this base URL.',
      hint: 'Check the base URL: it usually ends with “/commandcenter/api”.',
    };
  }
  return code === 'vendor-unauthorised'
    ? {
        message: 'Commvault did not accept user name and password.',
        hint: 'Check the connection’s user name, password and domain. Too many attempts lock the account.',
      }
    : {};
}
