import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { Api } from '../../shared/forms/values.ts';
import type { Exchange, Reply } from './exchange.ts';

/** A proxy on loopback that passes everything on as it is, and keeps what it saw. */
export interface Recorder {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** What was said since the last time, in the order of the requests; waits for answers under way. */
  take(): Promise<readonly Exchange[]>;
  /** How many requests came since the last time. */
  count(): number;
  stop(): Promise<void>;
}

/** @param target origin of the server that is recorded */
export async function startRecorder(api: Api, target: string): Promise<Recorder> {
  let exchanges: Promise<Exchange>[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, response) => {
    const heard = textOf(incoming);
    const answered = heard.then(
      ({ text }) =>
        new Promise<Reply | null>((resolve) => {
          const { method, url, headers } = incoming;
          const onward = request(
            { hostname, port, method, path: url, headers, agent: false },
            async (answer) => {
              response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
              answer.pipe(response);
              const { text: body, complete } = await textOf(answer);
              if (!complete) response.destroy();
              resolve({ status: answer.statusCode ?? 0, headers: flat(answer.headers), body, complete });
            },
          );
          onward.on('error', () => {
            response.destroy();
            resolve(null);
          });
          response.on('close', () => onward.destroy());
          onward.end(text);
        }),
    );
    exchanges.push(
      Promise.all([heard, answered]).then(([{ text }, reply]) => ({
        api,
        method: incoming.method ?? '',
        target: incoming.url ?? '',
        headers: flat(incoming.headers),
        body: text,
        reply,
      })),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    take: () => Promise.all(exchanges.splice(0)),
    count: () => exchanges.length,
    stop: async () => {
      exchanges = [];
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function textOf(message: IncomingMessage): Promise<{ text: string; complete: boolean }> {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve) => {
    message.on('close', resolve).on('error', () => resolve());
  });
  return { text: Buffer.concat(chunks).toString('utf8'), complete: message.complete };
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]),
  );
}
