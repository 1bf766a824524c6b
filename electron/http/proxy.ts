import { AppError } from '../../shared/errors.ts';

/** One way to a vendor. */
export type Route =
  | { readonly kind: 'direct' }
  /** A proxy that is asked to `CONNECT`, itself reached in the clear or over TLS. */
  | { readonly kind: 'http' | 'https' | 'socks5'; readonly host: string; readonly port: number };

export type ProxyRoute = Exclude<Route, { readonly kind: 'direct' }>;

const DIRECT: Route = { kind: 'direct' };
const KINDS: Readonly<Record<string, ProxyRoute['kind']>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
};
const USUAL_PORTS: Readonly<Record<ProxyRoute['kind'], number>> = { http: 80, https: 443, socks5: 1080 };
const HINT =
  'Ask whoever looks after your computer which proxy to use, and set it in the system’s network settings.';

/**
 * Reads a PAC answer such as `PROXY proxy.example:8080; DIRECT`, as the system gives it.
 *
 * @returns the ways to try, in order; past the company's proxy only where the answer itself says `DIRECT`
 * @throws AppError `unreachable` when there is none that can be used
 */
export function routesFromPac(answer: string): Route[] {
  const entries = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean);
  // So answers Chromium when it could not find out, for example because a PAC file did not load.
  if (entries.length === 0) throw noAnswer();
  const routes = entries.flatMap((entry) => routeOf(entry) ?? []);
  if (routes.length === 0) {
    throw new AppError({
      code: 'unreachable',
      message: `The system names only a proxy of a kind that Tokendesk cannot use (${entries.join('; ').slice(0, 200)}). Nothing was sent.`,
      hint: `Tokendesk uses HTTP, HTTPS and SOCKS5 proxies. ${HINT}`,
    });
  }
  return routes;
}

function routeOf(entry: string): Route | null {
  const [kind = '', address = '', ...more] = entry.split(/\s+/);
  if (kind.toUpperCase() === 'DIRECT') return DIRECT;
  const known = KINDS[kind.toUpperCase()];
  // Read as a URL, which knows IPv6 in brackets and refuses what is no host.
  if (known === undefined || more.length > 0 || !URL.canParse(`http://${address}`)) return null;
  const { hostname, port, pathname } = new URL(`http://${address}`);
  if (pathname !== '/' || address === '') return null;
  // A URL leaves out its own scheme's usual port.
  const explicit = /:80$/.test(address) ? 80 : Number(port);
  return { kind: known, host: hostname, port: explicit || USUAL_PORTS[known] };
}

/** The system did not say which proxy to use, or said that it does not know. */
export function noAnswer(cause?: unknown): AppError {
  return new AppError(
    {
      code: 'unreachable',
      message: 'This computer’s proxy settings could not be worked out. Nothing was sent.',
      hint: `If your company uses an automatic proxy configuration (a PAC file), it may be out of reach: check the network and the VPN, then try again. ${HINT}`,
      retry: true,
    },
    cause === undefined ? undefined : { cause },
  );
}

/** The system has not said within this time which proxy to use. @param limitMs ms */
export function slowAnswer(limitMs: number): AppError {
  return new AppError({
    code: 'timeout',
    message: `This computer’s proxy settings could not be worked out within ${Math.round(limitMs / 1000)} s. Nothing was sent.`,
    hint: 'An automatic proxy configuration may be out of reach: check the network and the VPN, then try again.',
    retry: true,
  });
}

/** `proxy.example:8080`, as a person knows a proxy. */
export function proxyName({ host, port }: ProxyRoute): string {
  return `${host}:${port}`;
}

/**
 * What a proxy did instead of passing the call on. Nothing had been sent to the vendor.
 *
 * @returns null when it was not the proxy that failed
 */
export function proxyError(route: Route, cause: unknown, failedToConnect: boolean): AppError | null {
  if (route.kind === 'direct') return null;
  const name = proxyName(route);
  const text = cause instanceof Error ? cause.message : '';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (/\b407\b/.test(text) || /^UND_ERR_SOCKS5_AUTH/.test(code)) return wantsSignIn(name, cause);
  if (failedToConnect) {
    return refused(`The proxy ${name} cannot be reached (${code || text}). Nothing was sent.`, cause);
  }
  const status = /Proxy response \((\d{3})\)/.exec(text)?.[1];
  if (status !== undefined) {
    return refused(
      `The proxy ${name} refused to connect to the vendor (HTTP ${status}). Nothing was sent.`,
      cause,
    );
  }
  if (/^UND_ERR_SOCKS5/.test(code)) {
    return refused(`The proxy ${name} could not connect to the vendor: ${text}. Nothing was sent.`, cause);
  }
  return null;
}

function wantsSignIn(name: string, cause: unknown): AppError {
  return new AppError(
    {
      code: 'unreachable',
      message: `The proxy ${name} wants a sign-in (407), which Tokendesk cannot give. Nothing was sent.`,
      hint: 'Ask for a proxy without a sign-in for this computer, or let a local proxy sign in (Px or Cntlm do) and name that one in the system’s network settings.',
    },
    { cause },
  );
}

function refused(message: string, cause: unknown): AppError {
  return new AppError(
    {
      code: 'unreachable',
      message,
      hint: 'Check the system’s proxy settings, the network and the VPN, then try again.',
      retry: true,
    },
    { cause },
  );
}
