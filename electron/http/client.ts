import { Client, type Dispatcher, ProxyAgent } from 'undici';
import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import { readBodyText } from './body.ts';
import { onSent } from './sent-interceptor.ts';
import { transportError } from './transport-error.ts';
import { trustedCertificates } from './trust.ts';

/** Time limits in ms and size limit in bytes of one call. */
export interface HttpLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly totalMs: number;
  readonly bodyBytes: number;
}

export const DEFAULT_LIMITS: HttpLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  totalMs: 60_000,
  bodyBytes: 1_048_576,
};

/** What a connection changes about its calls. */
export interface HttpOptions {
  /** Empty: Tokendesk's own. */
  readonly userAgent: string;
  /** PEM; empty for none. */
  readonly certificateAuthority: string;
  /** True for a call that creates something: a lost answer then is `outcome-unknown`. */
  readonly creates: boolean;
}

/** Sends one request and reads the whole answer. Redirects are not followed; nothing is retried. */
export type SendHttp = (request: HttpRequest, options: HttpOptions) => Promise<HttpAnswer>;

export interface HttpClientOptions {
  /** Answers as a PAC script does, for example `DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string | null>;
  readonly userAgent: string;
  readonly limits?: HttpLimits;
}

/**
 * The one HTTP client. Each call has a connection of its own: a kept-alive one that the server closes
 * at the wrong moment would leave open whether a token was created.
 *
 * Throws `AppError`: `unreachable`, `timeout`, `tls`, `outcome-unknown`, `bad-answer`.
 */
export function httpClient({
  resolveProxy,
  userAgent,
  limits = DEFAULT_LIMITS,
}: HttpClientOptions): SendHttp {
  return async (request, options) => {
    let sent = false;
    const agent = await dispatcher(request.url, options, resolveProxy, limits);
    const startedAt = Date.now();
    try {
      const { statusCode, headers, body } = await agent
        .compose(
          onSent(() => {
            sent = true;
          }),
        )
        .request({
          origin: new URL(request.url).origin,
          path: pathOf(request.url),
          method: request.method,
          headers: { ...request.headers, 'User-Agent': options.userAgent || userAgent },
          body: request.body ?? null,
          signal: AbortSignal.timeout(limits.totalMs),
          headersTimeout: limits.headersMs,
          bodyTimeout: limits.headersMs,
        });
      const text = await readBodyText(body, limits.bodyBytes);
      const receivedAt = Date.now();
      const flat = flatten(headers);
      return {
        status: statusCode,
        headers: flat,
        body: text,
        receivedAt,
        clockOffsetMs: clockOffset(flat.date, startedAt, receivedAt),
      };
    } catch (cause) {
      throw transportError(cause, { sent, creates: options.creates, url: request.url, limits });
    } finally {
      void agent.destroy();
    }
  };
}

async function dispatcher(
  url: string,
  options: HttpOptions,
  resolveProxy: HttpClientOptions['resolveProxy'],
  limits: HttpLimits,
): Promise<Dispatcher> {
  const tls = url.startsWith('https:') ? { ca: trustedCertificates(options.certificateAuthority) } : {};
  const connect = { timeout: limits.connectMs, ...tls };
  const proxy = await resolveProxy(url);
  return proxy === null
    ? new Client(new URL(url).origin, { pipelining: 0, connect })
    : new ProxyAgent({
        uri: proxy,
        pipelining: 0,
        connect: { timeout: limits.connectMs },
        requestTls: connect,
        proxyTls: tls,
      });
}

/** The path exactly as built: `new URL` keeps `;` and `=`, and so must we. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** `Date` has whole seconds; a difference within its error says nothing and counts as none. */
function clockOffset(date: string | undefined, startedAt: number, receivedAt: number): number | null {
  const server = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server)) return null;
  const offset = server + 500 - receivedAt;
  return Math.abs(offset) <= 1_000 + (receivedAt - startedAt) ? 0 : Math.round(offset);
}
