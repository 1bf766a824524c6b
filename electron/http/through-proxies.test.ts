import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError, type ErrorData } from '../../shared/errors.ts';
import { httpClient } from './client.ts';
import { deadPort, httpProxy, socks5Proxy, type TestProxy } from './testing/proxies.ts';

const LIMITS = { connectMs: 700, headersMs: 2_000, totalMs: 5_000, bodyBytes: 10_000 };

let vendor: Server;
let url: string;
let received: number;
let proxies: TestProxy[];
beforeEach(async () => {
  received = 0;
  proxies = [];
  vendor = createServer((_request, response) => {
    received += 1;
    response.end('the vendor');
  }).listen(0, '127.0.0.1');
  await once(vendor, 'listening');
  url = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}/tokens`;
});
afterEach(() => {
  for (const proxy of proxies) proxy.stop();
  vendor.closeAllConnections();
  vendor.close();
});

async function started(proxy: Promise<TestProxy>): Promise<TestProxy> {
  const one = await proxy;
  proxies.push(one);
  return one;
}

/** Creates something at the vendor, by way of this answer of the system. */
async function create(
  answer: string | (() => Promise<string>),
  to = url,
  certificateAuthority = '',
): Promise<string> {
  const resolveProxy = typeof answer === 'string' ? async () => answer : answer;
  const send = httpClient({ resolveProxy, userAgent: 'Tokendesk/test', limits: LIMITS });
  const sent = await send(
    { method: 'POST', url: to, headers: {}, body: '{}' },
    { userAgent: '', certificateAuthority, creates: true },
  );
  return sent.body;
}

async function failure(promise: Promise<unknown>): Promise<ErrorData> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.data;
  throw error ?? new Error('it did not fail');
}

const target = (): string => new URL(url).host;

describe('a call through proxies', () => {
  it('goes through an HTTP proxy', async () => {
    const proxy = await started(httpProxy());
    expect(await create(`PROXY 127.0.0.1:${proxy.port}`)).toBe('the vendor');
    expect(proxy.asked).toEqual([target()]);
  });

  it('goes through a SOCKS5 proxy', async () => {
    const proxy = await started(socks5Proxy());
    expect(await create(`SOCKS5 127.0.0.1:${proxy.port}`)).toBe('the vendor');
    expect(proxy.asked).toEqual([target()]);
  });

  it('takes the next entry when the first proxy is out of reach, and only then', async () => {
    const dead = await deadPort();
    const second = await started(httpProxy());
    expect(await create(`PROXY 127.0.0.1:${dead}; PROXY 127.0.0.1:${second.port}; DIRECT`)).toBe(
      'the vendor',
    );
    expect(second.asked).toEqual([target()]);
    expect(await create(`SOCKS5 127.0.0.1:${dead}; DIRECT`)).toBe('the vendor');

    const refusing = await started(httpProxy(403));
    const error = await failure(create(`PROXY 127.0.0.1:${refusing.port}; PROXY 127.0.0.1:${second.port}`));
    expect(error.message).toBe(
      `The proxy 127.0.0.1:${refusing.port} refused to connect to the vendor (HTTP 403). Nothing was sent.`,
    );
    expect(second.asked).toHaveLength(1);
    expect(received).toBe(2);
  });

  it('never goes past a dead proxy by itself', async () => {
    const dead = await deadPort();
    for (const answer of [
      `PROXY 127.0.0.1:${dead}`,
      `SOCKS5 127.0.0.1:${dead}`,
      '',
      `SOCKS 127.0.0.1:${dead}`,
    ]) {
      const { code, message } = await failure(create(answer));
      expect([code, /Nothing was sent/.test(message)]).toEqual(['unreachable', true]);
    }
    expect(received).toBe(0);
  });

  it('says that a proxy wants a sign-in', async () => {
    const proxy = await started(httpProxy(407));
    expect(await failure(create(`PROXY 127.0.0.1:${proxy.port}`))).toMatchObject({
      code: 'unreachable',
      message: `The proxy 127.0.0.1:${proxy.port} wants a sign-in (407), which Tokendesk cannot give. Nothing was sent.`,
    });
  });

  it('says that a SOCKS5 proxy could not connect', async () => {
    // 5: connection refused (RFC 1928).
    const proxy = await started(socks5Proxy(5));
    const { code, message } = await failure(create(`SOCKS5 127.0.0.1:${proxy.port}`));
    expect([code, message.startsWith(`The proxy 127.0.0.1:${proxy.port} could not connect`)]).toEqual([
      'unreachable',
      true,
    ]);
  });

  it('waits for the system’s answer only as long as for a connection', async () => {
    const startedAt = performance.now();
    expect(await failure(create(() => new Promise(() => undefined)))).toMatchObject({
      code: 'timeout',
      retry: true,
    });
    expect(performance.now() - startedAt).toBeLessThan(LIMITS.connectMs * 2);
    expect(await failure(create(() => Promise.reject(new Error('no network service'))))).toMatchObject({
      code: 'unreachable',
    });
    expect(received).toBe(0);
  });

  const withoutOpenssl = spawnSync('openssl', ['version']).error !== undefined;
  it.skipIf(withoutOpenssl)('checks the vendor’s certificate through every kind of proxy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'proxied-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const wanted =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost';
    execFileSync('openssl', [...wanted.split(' '), '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    const pem = readFileSync(certificate, 'utf8');
    const server = createTlsServer({ key: readFileSync(key), cert: pem }, (_request, response) =>
      response.end('over TLS'),
    ).listen(0, 'localhost');
    await once(server, 'listening');
    try {
      const secure = `https://localhost:${(server.address() as AddressInfo).port}/`;
      const [http, socks] = [await started(httpProxy()), await started(socks5Proxy())];
      for (const answer of [`PROXY 127.0.0.1:${http.port}`, `SOCKS5 127.0.0.1:${socks.port}`, 'DIRECT']) {
        expect(await create(answer, secure, pem)).toBe('over TLS');
        expect((await failure(create(answer, secure))).code).toBe('tls');
      }
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
