import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  type PracticeHandler,
  type PracticeReply,
  type PracticeRequest,
  textReply,
} from '../../vendors/kit/practice/exchange.ts';

/** Longest request body that is read, in bytes. */
const MAX_BODY = 1_048_576;

export interface Listening {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Serves a handler on loopback.
 *
 * @param port 0 lets the system choose
 * @param slowMs how long a `slow` reply waits, in ms
 * @param now the server's clock, which its `Date` header shows
 */
export async function listen(
  handler: PracticeHandler,
  port: number,
  slowMs: number,
  now: () => number,
): Promise<Listening> {
  const waiting = new Set<NodeJS.Timeout>();
  const server = createServer((incoming, response) => {
    response.setHeader('Date', new Date(now()).toUTCString());
    void exchange(handler, incoming).then(
      (reply) => {
        if (reply.manner !== 'slow') return send(response, reply);
        const timer = setTimeout(() => {
          waiting.delete(timer);
          send(response, reply);
        }, slowMs);
        waiting.add(timer);
      },
      () => response.destroy(),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      for (const timer of waiting) clearTimeout(timer);
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function exchange(handler: PracticeHandler, incoming: IncomingMessage): Promise<PracticeReply> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += Buffer.byteLength(chunk);
    if (bytes > MAX_BODY) return textReply(413, 'The request is too large.');
    chunks.push(Buffer.from(chunk));
  }
  return handler(request(incoming, Buffer.concat(chunks).toString('utf8')));
}

function request(incoming: IncomingMessage, body: string): PracticeRequest {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.replace(/\/{2,}/g, '/'),
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body,
  };
}

function send(response: ServerResponse, { status, headers = {}, body = '', manner }: PracticeReply): void {
  if (manner === 'hang') return;
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  if (manner !== 'cut') {
    response.end(bytes);
    return;
  }
  // Half of the promised bytes, and then the connection is gone.
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
