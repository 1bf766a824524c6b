import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy on loopback, for tests. */
export interface TestProxy {
  readonly port: number;
  /** What it was asked to connect to. */
  readonly asked: string[];
  stop(): void;
}

function stoppable(server: Server | HttpServer, asked: string[]): TestProxy {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  for (const socket of [one, other]) socket.on('error', () => undefined);
}

/** @param refusal HTTP status with which every CONNECT is refused; by default it is carried out */
export async function httpProxy(refusal?: number): Promise<TestProxy> {
  const asked: string[] = [];
  const server = createHttpServer((_request, response) => response.writeHead(501).end());
  server.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal} Refused\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${request.url}`);
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      join(client, target);
    });
    target.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return stoppable(server, asked);
}

/** A SOCKS5 proxy without sign-in (RFC 1928). @param reply its answer to every request; 0 is success */
export async function socks5Proxy(reply = 0): Promise<TestProxy> {
  const asked: string[] = [];
  const server = createServer((client) => {
    client.once('data', () => {
      // No sign-in.
      client.write(Buffer.from([5, 0]));
      client.once('data', (request) => {
        const [host, port] = addressIn(request);
        asked.push(`${host}:${port}`);
        const answer = Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]);
        if (reply !== 0) {
          client.end(answer);
          return;
        }
        const target = connect(port, host, () => {
          client.write(answer);
          join(client, target);
        });
        target.on('error', () => client.destroy());
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return stoppable(server, asked);
}

/** Host and port of a CONNECT request: an IPv4 address or a name. */
function addressIn(request: Buffer): [string, number] {
  const kind = request[3];
  const length = kind === 1 ? 4 : (request[4] ?? 0);
  const start = kind === 1 ? 4 : 5;
  const bytes = request.subarray(start, start + length);
  const host = kind === 1 ? [...bytes].join('.') : bytes.toString('latin1');
  return [host, request.readUInt16BE(start + length)];
}

/** A loopback port that nobody listens on. */
export async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
