import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError, type ErrorData } from '../../shared/errors.ts';
import { httpClient } from './client.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const send = httpClient({
  resolveProxy: async () => 'DIRECT',
  userAgent: 'Tokendesk/test',
  limits: { connectMs: 500, headersMs: 300, totalMs: 1_000, bodyBytes: 1_000 },
});
const options = (creates: boolean) => ({ userAgent: '', certificateAuthority: '', creates });
const post = (url: string, creates = true) =>
  send({ method: 'POST', url, headers: { 'X-Test': '1' } }, options(creates));
const failure = async (promise: Promise<unknown>): Promise<ErrorData> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.data;
  throw error;
};

describe('httpClient', () => {
  it('sends the path as it is, and reads status, headers and body', async () => {
    const url = await listen((request, response) => {
      response.writeHead(201, { 'X-Answer': 'yes' });
      response.end(
        `${request.method} ${request.url} ${request.headers['user-agent']} ${request.headers['content-length'] ?? 'no body'}`,
      );
    });
    const answer = await post(`${url}/customers/abc;UserID=def/tokens`);
    expect(answer).toMatchObject({ status: 201, clockOffsetMs: 0 });
    expect(answer.headers['x-answer']).toBe('yes');
    expect(answer.body).toBe('POST /customers/abc;UserID=def/tokens Tokendesk/test 0');
  });

  it('measures the clock offset from Date', async () => {
    const url = await listen((_request, response) => {
      response.setHeader('Date', new Date(Date.now() + 3_600_000).toUTCString());
      response.end();
    });
    const { clockOffsetMs } = await post(url);
    expect(Math.abs((clockOffsetMs ?? 0) - 3_600_000)).toBeLessThan(1_500);
  });

  it('does not follow redirects', async () => {
    const url = await listen((_request, response) => {
      response.writeHead(302, { Location: 'http://127.0.0.1:1/elsewhere' });
      response.end();
    });
    expect((await post(url)).status).toBe(302);
  });

  it('says "may have been created" when the request left and no whole answer came', async () => {
    const hang = await listen(() => undefined);
    expect((await failure(post(hang))).code).toBe('outcome-unknown');
    const cut = await listen((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect((await failure(post(cut))).code).toBe('outcome-unknown');
  });

  it('says "nothing was created" when no connection came about', async () => {
    expect((await failure(post('http://127.0.0.1:1/'))).code).toBe('unreachable');
    expect((await failure(post('http://host.invalid/'))).code).toBe('unreachable');
  });

  it('asks before the first byte leaves: what is thrown then is thrown, and nothing is sent', async () => {
    let requests = 0;
    const url = await listen((_request, response) => {
      requests++;
      response.end();
    });
    const refusal = new AppError({ code: 'storage-full', message: 'The disk is full.', hint: '' });
    const onLeave = (): void => {
      throw refusal;
    };
    const request = { method: 'POST', url, headers: {} } as const;
    await expect(send(request, { ...options(true), onLeave })).rejects.toBe(refusal);
    expect(requests).toBe(0);
    expect((await post(url)).status).toBe(200);
    expect(requests).toBe(1);
  });

  it('is broken off by its signal, with the signal’s own reason', async () => {
    const url = await listen(() => undefined);
    const control = new AbortController();
    const reason = new Error('enough');
    const onLeave = (): void => void setTimeout(() => control.abort(reason), 20);
    const request = { method: 'POST', url, headers: {} } as const;
    await expect(send(request, { ...options(true), signal: control.signal, onLeave })).rejects.toBe(reason);
    await expect(send(request, { ...options(true), signal: control.signal })).rejects.toBe(reason);
  });

  it('calls a read that times out a time-out, and lets it be repeated', async () => {
    const hang = await listen(() => undefined);
    expect(await failure(post(hang, false))).toMatchObject({ code: 'timeout', retry: true });
  });

  it('refuses an answer beyond the size limit', async () => {
    const url = await listen((_request, response) => response.end('x'.repeat(2_000)));
    expect((await failure(post(url))).code).toBe('bad-answer');
  });
});
