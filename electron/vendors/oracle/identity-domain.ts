import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import type { HttpAnswer, HttpRequest } from '../../../shared/http-message.ts';
import { basicAuth } from '../kit/authorization.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import { base64Utf8 } from '../kit/base64.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseInteger, looseText } from '../kit/lenient.ts';
import { plainWords, shorten } from '../kit/plain-words.ts';
import { isSuccess, refusal, type Words } from '../kit/refusal.ts';
import { secretsOf } from '../kit/secrets.ts';
import type { OpenedSession, SignIn } from '../kit/session.ts';

const VENDOR = 'Oracle’s identity domain';

/** So long before its end a token is not used any more, in ms: the call itself takes time. */
const MARGIN_MS = 60_000;

/** Longest life that is believed, in seconds: a year. */
const LONGEST_LIFE_SECONDS = 366 * 86_400;

const tokenAnswer = z.object({ access_token: looseText, expires_in: looseInteger });
const errorAnswer = z.object({
  error: looseText,
  error_description: looseText,
  /** SCIM, in which the identity domain's gateway answers (RFC 7644, 3.12). */
  detail: looseText,
  scimType: looseText,
});

/** A token of the identity domain by client credentials (Oracle, "Integrate … using OAuth"; RFC 6749, 4.4). */
export function clientSignIn(context: ConnectionContext): SignIn {
  return {
    keep: 'memory',
    build,
    read: (answer) => read(answer, context),
    isOver: ({ status }) => status === 401,
    renewal: null,
    signOut: null,
  };
}

/** `POST /oauth2/v1/token`, with client ID and client secret as Basic authentication. */
function build({ settings, secrets }: ConnectionContext): HttpRequest {
  return {
    method: 'POST',
    url: `${identityDomain(text(settings, 'identityDomainUrl'))}/oauth2/v1/token`,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
      Authorization: basicAuth(text(settings, 'clientId'), secrets.clientSecret ?? ''),
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: text(settings, 'scope'),
    }).toString(),
  };
}

/** Without what belongs to a call or to the administrator's pages, and without a slash at the end. */
function identityDomain(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  return `${parsed.origin}${parsed.pathname.replace(/\/(oauth2|ui|admin)(\/.*)?$/i, '').replace(/\/+$/, '')}`;
}

function read(answer: HttpAnswer, context: ConnectionContext): OpenedSession {
  if (!isSuccess(answer.status)) throw refused(answer, context);
  const reading = tokenAnswer.safeParse(jsonBody(answer));
  const token = reading.success ? reading.data.access_token : null;
  if (token === null) throw badAnswer(VENDOR, answer, 'there is no access token in the answer', false);
  return { token, livesMs: lifeMs(reading.data?.expires_in ?? null) };
}

/** A life that no token has, such as one in milliseconds, is unknown: a refused call then tells when it is over. */
function lifeMs(seconds: number | null): number | null {
  if (seconds === null || seconds < 0 || seconds > LONGEST_LIFE_SECONDS) return null;
  return Math.max(0, seconds * 1000 - MARGIN_MS);
}

function refused(answer: HttpAnswer, context: ConnectionContext): AppError {
  const { clientSecret = '' } = context.secrets;
  const words = readWords(answer);
  return refusal({
    vendor: VENDOR,
    answer,
    words,
    secrets: [
      ...secretsOf('oracle', context),
      base64Utf8(`${text(context.settings, 'clientId')}:${clientSecret}`),
    ],
    creates: false,
    ...better(answer, words),
  });
}

function readWords(answer: HttpAnswer): Words {
  const reading = errorAnswer.safeParse(jsonBody(answer));
  const { error = null, error_description = null, detail = null, scimType = null } = reading.data ?? {};
  const said = error_description ?? detail;
  return { code: error ?? scimType, message: said === null ? plainWords(answer) : shorten(said) };
}

interface Better {
  readonly message?: string;
  readonly hint?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

function better(answer: HttpAnswer, { code, message }: Words): Better {
  if (code === 'invalid_scope') {
    return {
      message: `${VENDOR} does not know the scope.`,
      hint: 'Check the connection’s scope: the primary audience of the instance’s application, and “urn:opc:cec:all” at once behind it.',
      fields: { scope: message ?? 'The identity domain does not know this scope.' },
    };
  }
  if (answer.status === 401 || code === 'invalid_client') {
    return {
      message: `${VENDOR} did not accept client ID and client secret.`,
      hint: 'Check both: they belong to a confidential application of this identity domain that is activated and allowed to use client credentials.',
    };
  }
  if (answer.status === 404) {
    return {
      message: 'There is no identity domain at this URL.',
      hint: 'Check the connection’s identity domain URL: it looks like https://idcs-….identity.oraclecloud.com.',
      fields: { identityDomainUrl: 'No identity domain answers here.' },
    };
  }
  return {};
}
