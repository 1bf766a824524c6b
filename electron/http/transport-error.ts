import { AppError } from '../../shared/errors.ts';
import { own } from '../../shared/untrusted/own.ts';
import type { HttpLimits } from './limits.ts';

export interface TransportContext {
  /** True once the request was written to an open connection. */
  readonly sent: boolean;
  readonly creates: boolean;
  readonly url: string;
  readonly limits: HttpLimits;
}

/** How an error ends whose request may have created a token. */
export const MAY_BE_CREATED = 'The request had left, so a token may have been created.';

const TLS = /^(CERT_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA)/;
const TIMEOUT = /TIMEOUT|TimeoutError|ETIMEDOUT/;

/** Turns what went wrong below HTTP into one clear error. What is already an `AppError` stays. */
export function transportError(cause: unknown, context: TransportContext): AppError {
  if (cause instanceof AppError) return cause;
  const code = causeCode(cause);
  const host = new URL(context.url).host;
  // First, because TLS can also break after the request has left.
  if (context.sent && context.creates) return outcomeUnknown(host, code, context.limits, cause);
  if (TLS.test(code)) return tls(host, code, cause);
  return TIMEOUT.test(code) ? timeout(host, context, cause) : unreachable(host, code, context, cause);
}

/** The most telling code: Node's or undici's own, else the error's name. */
function causeCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'UNKNOWN';
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return cause.cause instanceof Error ? causeCode(cause.cause) : cause.name;
}

function tls(host: string, code: string, cause: unknown): AppError {
  return new AppError(
    {
      code: 'tls',
      message: `${host} has a certificate that this computer does not trust (${code}). Nothing was sent.`,
      hint: 'If your company signs its own certificates, add its authority (PEM) under Advanced in the connection. Otherwise do not go on.',
    },
    { cause },
  );
}

function outcomeUnknown(host: string, code: string, limits: HttpLimits, cause: unknown): AppError {
  const what = TIMEOUT.test(code)
    ? `${host} did not answer within ${Math.round((code === 'UND_ERR_HEADERS_TIMEOUT' ? limits.headersMs : limits.totalMs) / 1000)} s`
    : `The connection to ${host} broke before the answer was complete (${code})`;
  return new AppError(
    {
      code: 'outcome-unknown',
      message: `${what}. ${MAY_BE_CREATED}`,
      hint: 'Tokendesk does not repeat the request by itself.',
    },
    { cause },
  );
}

function timeout(host: string, { sent, limits }: TransportContext, cause: unknown): AppError {
  const seconds = Math.round((sent ? limits.headersMs : limits.connectMs) / 1000);
  return new AppError(
    {
      code: 'timeout',
      message: sent
        ? `${host} did not answer within ${seconds} s.`
        : `${host} could not be reached within ${seconds} s. Nothing was sent.`,
      hint: 'Check the network, the VPN and the proxy, then try again.',
      retry: true,
    },
    { cause },
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that address and port',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up just now',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no network',
};

function unreachable(host: string, code: string, { sent }: TransportContext, cause: unknown): AppError {
  return new AppError(
    {
      code: 'unreachable',
      message: `${host} cannot be reached: ${own(REASONS, code) ?? code}. ${sent ? 'No token was created.' : 'Nothing was sent.'}`,
      hint: 'Check the base URL, the network, the VPN and the proxy, then try again.',
      retry: true,
    },
    { cause },
  );
}
