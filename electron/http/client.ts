import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import { plausibleOffset } from '../../shared/untrusted/plausible-time.ts';
import { readBodyText } from './body.ts';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.ts';
import { noAnswer, proxyError, type Route, routesFromPac, slowAnswer } from './proxy.ts';
import { openRoute } from './route.ts';
import { onSent } from './sent-interceptor.ts';
import { transportError } from './transport-error.ts';
import { trustedCertificates } from './trust.ts';

/** What a connection changes about its calls. */
export interface HttpOptions {
  /** Empty: Tokendesk's own. */
  readonly userAgent: string;
  /** PEM; empty for none. */
  readonly certificateAuthority: string;
  /** True for a call that creates something: a lost answer then is `outcome-unknown`. */
  readonly creates: boolean;
  /** Breaks the call off; its reason is thrown. */
  readonly signal?: AbortSignal;
  /**
   * Called when the connection stands, before the first byte of the request is written. What it throws is
   * thrown by the call, and nothing is sent.
   */
  readonly onLeave?: () => void;
}

/** Sends one request and reads the whole answer. Redirects are not followed; nothing is retried. */
export type SendHttp = (request: HttpRequest, options: HttpOptions) => Promise<HttpAnswer>;

export interface HttpClientOptions {
  /** Answers as a PAC script does, for example `DIRECT` or `PROXY proxy.example:8080; DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly userAgent: string;
  readonly limits?: HttpLimits;
  /** Unix ms; what the offset of a vendor's clock is measured against. */
  readonly nowMs?: () => number;
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
  nowMs = Date.now,
}: HttpClientOptions): SendHttp {
  return async (request, options) => {
    const ends = AbortSignal.timeout(limits.totalMs);
    const signal = options.signal === undefined ? ends : AbortSignal.any([ends, options.signal]);
    const routes = await routesTo(request.url, resolveProxy, limits.connectMs, options.signal);
    for (const [index, route] of routes.entries()) {
      const isLast = index === routes.length - 1;
      const answer = await exchange(route, isLast, request, options, signal);
      if (answer !== 'try the next way') return answer;
    }
    throw noAnswer();
  };

  /** Makes the call one way. Another one is tried only when the proxy itself was out of reach: nothing was sent. */
  async function exchange(
    route: Route,
    isLast: boolean,
    request: HttpRequest,
    options: HttpOptions,
    signal: AbortSignal,
  ): Promise<HttpAnswer | 'try the next way'> {
    const { origin, protocol } = new URL(request.url);
    const tls = protocol === 'https:' ? { ca: trustedCertificates(options.certificateAuthority) } : {};
    const { dispatcher, failedAtProxy } = openRoute(route, origin, { connectMs: limits.connectMs, tls });
    const startedAt = nowMs();
    let sent = false;
    const refusals: unknown[] = [];
    try {
      const { statusCode, headers, body } = await dispatcher
        .compose(
          onSent(() => {
            try {
              options.onLeave?.();
            } catch (reason) {
              refusals.push(reason);
              throw reason;
            }
            sent = true;
          }),
        )
        .request({
          origin,
          path: pathOf(request.url),
          method: request.method,
          headers: { ...request.headers, 'User-Agent': options.userAgent || userAgent },
          body: request.body ?? null,
          signal,
          headersTimeout: limits.headersMs,
          bodyTimeout: limits.headersMs,
        });
      const flat = flatten(headers);
      const text = await readBodyText(body, flat, limits.bodyBytes);
      const receivedAt = nowMs();
      return {
        status: statusCode,
        headers: flat,
        body: text,
        receivedAt,
        clockOffsetMs: clockOffset(flat.date, startedAt, receivedAt),
      };
    } catch (cause) {
      if (refusals.length > 0) throw refusals[0];
      options.signal?.throwIfAborted();
      if (!sent && !isLast && failedAtProxy()) return 'try the next way';
      const told = sent ? null : proxyError(route, cause, failedAtProxy());
      throw told ?? transportError(cause, { sent, creates: options.creates, url: request.url, limits });
    } finally {
      void dispatcher.destroy();
    }
  }
}

/**
 * The ways to an address. The system may ask a server for its proxy settings, so it has a time limit too.
 *
 * @throws AppError `unreachable`, `timeout`: nothing was sent
 */
async function routesTo(
  url: string,
  resolveProxy: HttpClientOptions['resolveProxy'],
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Route[]> {
  signal?.throwIfAborted();
  const late = Promise.withResolvers<never>();
  const stop = (): void => late.reject(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => late.reject(slowAnswer(limitMs)), limitMs);
  const answer = resolveProxy(url).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  try {
    return routesFromPac(await Promise.race([answer, late.promise]));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
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
  return Math.abs(offset) <= 1_000 + (receivedAt - startedAt) ? 0 : plausibleOffset(Math.round(offset));
}
