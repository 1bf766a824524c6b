import { buildConnector, Client, type Dispatcher, Pool, ProxyAgent, Socks5ProxyAgent } from 'undici';
import type { Route } from './proxy.ts';

type Connector = buildConnector.connector;

/** One way to a vendor, opened for one call. */
export interface OpenRoute {
  readonly dispatcher: Dispatcher;
  /** True when no connection to the proxy itself came about: then another one may be tried. */
  failedAtProxy(): boolean;
}

export interface RouteOptions {
  /** For each step of connecting, in ms. */
  readonly connectMs: number;
  /** TLS options for the vendor, and for a proxy that is reached over TLS. */
  readonly tls: { readonly ca?: string[] };
}

/**
 * Opens a way to a vendor. Whatever the way, the call has a connection of its own.
 *
 * @param origin of the vendor
 */
export function openRoute(route: Route, origin: string, { connectMs, tls }: RouteOptions): OpenRoute {
  const connect = { timeout: connectMs, ...tls };
  if (route.kind === 'direct') {
    return { dispatcher: new Client(origin, { pipelining: 0, connect }), failedAtProxy: () => false };
  }
  let failed = false;
  const noticing =
    (connector: Connector): Connector =>
    (options, callback) =>
      connector(options, (...outcome) => {
        if (outcome[0] !== null) failed = true;
        callback(...outcome);
      });
  const address = `${route.kind}://${route.host}:${route.port}`;
  const dispatcher =
    route.kind === 'socks5'
      ? new Socks5ProxyAgent(address, {
          connect: noticing(buildConnector({ timeout: connectMs })),
          connectTimeout: connectMs,
          requestTls: connect,
        })
      : new ProxyAgent({
          uri: address,
          pipelining: 0,
          connectTimeout: connectMs,
          // A tunnel for every call: only so is a refusal of the proxy told apart from an answer of the vendor.
          proxyTunnel: true,
          requestTls: connect,
          proxyTls: route.kind === 'https' ? connect : { timeout: connectMs },
          clientFactory: (proxy, options) => {
            const { connect: toProxy } = options as { connect: Connector };
            return new Pool(proxy, { ...options, connect: noticing(toProxy) });
          },
        });
  return { dispatcher, failedAtProxy: () => failed };
}
